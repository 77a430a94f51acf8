package io.neosc.adapter.rest.usage;

import io.neosc.adapter.rest.wire.Query;
import io.neosc.domain.usage.UsageWindow;
import java.time.Duration;
import java.time.Instant;

/** Reads {@code from} and {@code to}; what is not given makes the window the last 30 days. */
final class AskedWindow {
  private static final Duration USUAL = Duration.ofDays(30);

  private AskedWindow() {}

  /** With mistakes noted in the query, whose {@code done} refuses them. */
  static UsageWindow of(Query query, Instant now) {
    var asked = query.time("from");
    var until = query.time("to");
    var to = until == null ? now : until;
    var from = asked == null ? to.minus(USUAL) : asked;
    var first = asked == null ? "to" : "from";
    if (!from.isBefore(now)) {
      query.wrong(first, "out_of_range", "must leave something that is past");
    } else if (from.isBefore(Instant.EPOCH)) {
      query.wrong(first, "out_of_range", "must not lead to before 1970");
    } else if (!from.isBefore(to)) {
      query.wrong(until == null ? "from" : "to", "out_of_range", "must be after from");
    } else if (Duration.between(from, to).compareTo(UsageWindow.LONGEST) > 0) {
      query.wrong("from", "out_of_range", "must be at most 366 days before to, or before now");
    } else {
      return new UsageWindow(from, to);
    }
    return new UsageWindow(now.minus(USUAL), now);
  }
}
