package io.neosc.adapter.rest.review;

import io.neosc.application.review.port.in.CapacityTrend;
import io.neosc.application.review.port.in.Review;
import io.neosc.application.review.port.in.Review.Compared;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditEntryId;
import io.neosc.domain.audit.PersonalPart;
import io.neosc.domain.audit.Salt;
import io.neosc.domain.review.NewAddresses;
import io.neosc.domain.review.ReviewTally;
import io.neosc.domain.review.ReviewWeek;
import io.neosc.domain.review.ReviewedEntry;
import io.neosc.domain.usage.CapacityForecast;
import io.neosc.domain.usage.Usage.DailyPeak;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Reviews in sentences. */
final class ReviewFixture {
  static final ReviewWeek WEEK = ReviewWeek.parse("2026-W47").orElseThrow();

  private ReviewFixture() {}

  /** A week like others, in which these are the names of accounts, things and workspaces. */
  static Review aWeekWith(List<String> names) {
    var before = WEEK.before();
    return new Review(
        WEEK,
        WEEK.to().plus(Duration.ofHours(9)),
        before.from().minus(Duration.ofDays(60)),
        new Compared(sum(WEEK, names, 34), sum(before, names, 12)),
        new Compared(sum(WEEK, names, 9), sum(before, names, 9)),
        new Compared(sum(WEEK, names, 2), sum(before, names, 0)),
        names.stream().map(ReviewFixture::policyChange).toList(),
        new NewAddresses(names.size(), 1, names.stream().map(ReviewFixture::seen).toList()),
        3,
        new CapacityTrend(names.size(), names.stream().map(ReviewFixture::workspace).toList()));
  }

  /** A week in which nothing was, at whose beginning there was no trail yet. */
  static Review aQuietFirstWeek() {
    var nothing = new Compared(sum(WEEK, List.of(), 0), null);
    return new Review(
        WEEK,
        WEEK.to().minusSeconds(1),
        WEEK.from().plusSeconds(1),
        nothing,
        nothing,
        nothing,
        List.of(),
        new NewAddresses(0, 0, List.of()),
        null,
        null);
  }

  private static ReviewTally.Sum sum(ReviewWeek week, List<String> names, int count) {
    var tally = new ReviewTally(week);
    for (var i = 0; i < count; i++) {
      var name = names.get(i * i % names.size());
      tally.add(
          new ReviewedEntry(
              null,
              i % 5 == 4 ? null : name,
              i % 3 == 0 ? name : "2001:db8:1234:5678:9abc:def0:1234:" + i % 4,
              "login",
              week.from().plus(Duration.ofHours(i * 31L % 168))));
    }
    return tally.sum(20);
  }

  private static AuditEntry policyChange(String name) {
    return new AuditEntry(
        1,
        "main",
        1,
        new AuditEntryId("aud-1"),
        "usr-1",
        "toggle_policy",
        name,
        WEEK.from().plusSeconds(7),
        true,
        "admin",
        null,
        null,
        null,
        "0".repeat(64),
        new PersonalPart(Salt.of(new byte[Salt.LENGTH]), name, "192.0.2.1", null, name, null, null),
        "0".repeat(64),
        "0".repeat(64));
  }

  private static NewAddresses.Seen seen(String name) {
    return new NewAddresses.Seen("usr-1", name, name, WEEK.from().plusSeconds(9), 1234);
  }

  private static CapacityTrend.Workspace workspace(String name) {
    var peaks = IntStream.range(0, 28).mapToObj(day -> day / 3 + day % 3).toList();
    var days =
        IntStream.range(0, 28)
            .mapToObj(day -> new DailyPeak(WEEK.monday().minusDays(21L - day), peaks.get(day)))
            .toList();
    return new CapacityTrend.Workspace(
        new WorkspaceId("ws-1"), name, 10, 8, days, CapacityForecast.of(20, peaks));
  }
}
