package io.neosc.adapter.rest.review;

import io.neosc.adapter.rest.wire.Query;
import io.neosc.domain.review.ReviewWeek;
import java.time.Instant;

/** Reads {@code week}; without it, the last one that is over is meant. */
final class AskedWeek {
  private AskedWeek() {}

  /** With mistakes noted in the query, whose {@code done} refuses them. */
  static ReviewWeek of(Query query, Instant now) {
    var text = query.text("week");
    var last = ReviewWeek.of(now).before();
    if (text == null) {
      return last;
    }
    var week = ReviewWeek.parse(text);
    if (week.isEmpty()) {
      query.wrong("week", "invalid", "must be a week of ISO 8601 such as 2026-W47");
    } else if (week.get().from().isAfter(now)) {
      query.wrong("week", "out_of_range", "must have begun");
    }
    return week.orElse(last);
  }
}
