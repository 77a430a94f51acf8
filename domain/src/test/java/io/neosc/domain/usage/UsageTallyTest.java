package io.neosc.domain.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.neosc.domain.identity.AccountId;
import io.neosc.domain.usage.Usage.DailyPeak;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UsageTallyTest {
  private static final Instant DAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final UsageWindow THREE_DAYS = new UsageWindow(DAY, DAY.plus(3, ChronoUnit.DAYS));

  private static SessionSpan span(String user, Instant start, @Nullable Instant end) {
    return new SessionSpan(new WorkspaceId("ws-1"), new AccountId("usr-" + user), start, end);
  }

  private static Instant hour(double hours) {
    return DAY.plusMillis((long) (hours * 3_600_000));
  }

  private static Usage sum(UsageWindow window, List<SessionSpan> spans) {
    var tally = new UsageTally(window);
    spans.stream()
        .sorted(
            Comparator.comparing(
                    (SessionSpan s) -> Objects.requireNonNullElse(s.endedAt(), Instant.MAX))
                .reversed())
        .forEach(tally::add);
    return tally.usage();
  }

  @Test
  @DisplayName(
      "WS-7: a workspace that nobody used has zeros, and no durations instead of made-up ones")
  void nobody() {
    var usage = Usage.none(THREE_DAYS);

    assertThat(usage.totalSessions()).isZero();
    assertThat(usage.distinctUsers()).isZero();
    assertThat(usage.time()).isZero();
    assertThat(usage.median()).isNull();
    assertThat(usage.p95()).isNull();
    assertThat(usage.peakConcurrent()).isZero();
    assertThat(usage.dailyPeaks())
        .containsExactly(
            new DailyPeak(LocalDate.of(2026, 3, 2), 0),
            new DailyPeak(LocalDate.of(2026, 3, 3), 0),
            new DailyPeak(LocalDate.of(2026, 3, 4), 0));
  }

  @Test
  @DisplayName("WS-7: sessions, people, hours, durations and peaks of a small example")
  void smallExample() {
    var usage =
        sum(
            THREE_DAYS,
            List.of(
                span("ada", hour(9), hour(10)),
                span("ada", hour(9.5), hour(11.5)),
                span("bob", hour(10), hour(13)),
                span("eve", hour(47), hour(49)),
                span("eve", hour(70), null)));

    assertThat(usage.totalSessions()).isEqualTo(5);
    assertThat(usage.activeSessions()).isEqualTo(1);
    assertThat(usage.distinctUsers()).isEqualTo(3);
    assertThat(usage.time()).isEqualTo(Duration.ofHours(1 + 2 + 3 + 2 + 2));
    assertThat(usage.median()).isCloseTo(Duration.ofHours(2), Duration.ofSeconds(7));
    assertThat(usage.p95()).isCloseTo(Duration.ofHours(3), Duration.ofSeconds(11));
    assertThat(usage.peakConcurrent()).isEqualTo(2);
    assertThat(usage.dailyPeaks().stream().map(DailyPeak::sessions)).containsExactly(2, 1, 1);
  }

  @Test
  @DisplayName("WS-7: of a session across the window's edge the part inside counts")
  void partsInside() {
    var usage =
        sum(
            THREE_DAYS,
            List.of(
                span("ada", hour(-5), hour(1)),
                span("bob", hour(71), hour(90)),
                span("eve", hour(-100), hour(200)),
                span("before", hour(-3), hour(0)),
                span("after", hour(72), hour(73)),
                span("later", hour(80), null)));

    assertThat(usage.totalSessions()).isEqualTo(3);
    assertThat(usage.activeSessions()).as("now, whatever the window").isEqualTo(1);
    assertThat(usage.distinctUsers()).isEqualTo(3);
    assertThat(usage.time()).isEqualTo(Duration.ofHours(1 + 1 + 72));
    assertThat(usage.peakConcurrent()).isEqualTo(2);
    assertThat(usage.dailyPeaks().stream().map(DailyPeak::sessions)).containsExactly(2, 1, 2);
  }

  @Test
  @DisplayName("WS-7: one that ends at the moment at which another one starts is not beside it")
  void endsAreExcluded() {
    var usage =
        sum(
            THREE_DAYS,
            List.of(
                span("a", hour(1), hour(24)),
                span("b", hour(24), hour(30)),
                span("c", hour(24), hour(24))));

    assertThat(usage.totalSessions()).isEqualTo(3);
    assertThat(usage.peakConcurrent()).isEqualTo(1);
    assertThat(usage.dailyPeaks().stream().map(DailyPeak::sessions)).containsExactly(1, 1, 0);
  }

  @Test
  @DisplayName("WS-7: only whole days of the window have a peak")
  void wholeDays() {
    var window = new UsageWindow(hour(1), hour(71));

    var usage = sum(window, List.of(span("a", hour(0), hour(72)), span("b", hour(70), hour(72))));

    assertThat(usage.peakConcurrent()).isEqualTo(2);
    assertThat(usage.dailyPeaks()).containsExactly(new DailyPeak(LocalDate.of(2026, 3, 3), 1));
    assertThat(Usage.none(new UsageWindow(hour(1), hour(2))).dailyPeaks()).isEmpty();
  }

  @Test
  @DisplayName("WS-7: what comes in another order is refused rather than counted wrongly")
  void orderMatters() {
    var tally = new UsageTally(THREE_DAYS);
    tally.add(span("a", hour(1), hour(2)));

    assertThatIllegalArgumentException().isThrownBy(() -> tally.add(span("b", hour(1), hour(3))));
    assertThatIllegalArgumentException().isThrownBy(() -> new UsageWindow(DAY, DAY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UsageWindow(DAY, DAY.plus(UsageWindow.LONGEST).plusMillis(1)));
  }

  @Property(tries = 300)
  @Label("WS-7: all figures are those that looking at every moment gives")
  void agreesWithLookingAtEveryMoment(
      @ForAll long seed,
      @ForAll @IntRange(max = 60) int count,
      @ForAll @IntRange(max = 40) int lead) {
    var random = new Random(seed);
    var quarter = Duration.ofHours(6).toMillis();
    var window =
        new UsageWindow(DAY.plusMillis(lead * quarter), DAY.plusMillis((lead + 13L) * quarter));
    var spans = new ArrayList<SessionSpan>();
    for (var i = 0; i < count; i++) {
      var start = DAY.plusMillis(random.nextInt(60) * quarter);
      var end = random.nextInt(8) == 0 ? null : start.plusMillis(random.nextInt(9) * quarter);
      spans.add(span(Integer.toString(random.nextInt(10)), start, end));
    }

    var usage = sum(window, spans);

    var from = window.from().toEpochMilli();
    var to = window.to().toEpochMilli();
    var inside = spans.stream().filter(s -> start(s) < to && end(s) > from).toList();
    assertThat(usage.totalSessions()).isEqualTo(inside.size());
    assertThat(usage.distinctUsers())
        .isEqualTo((int) inside.stream().map(SessionSpan::account).distinct().count());
    assertThat(usage.time().toMillis())
        .isEqualTo(inside.stream().mapToLong(s -> part(s, from, to)).sum());
    assertThat(usage.peakConcurrent()).isEqualTo(peak(spans, from, to, quarter));
    for (var day : usage.dailyPeaks()) {
      var midnight = day.day().toEpochDay() * 86_400_000;
      assertThat(day.sessions()).isEqualTo(peak(spans, midnight, midnight + 86_400_000, quarter));
    }
    var parts = inside.stream().mapToLong(s -> part(s, from, to) / 1000).sorted().toArray();
    if (parts.length == 0) {
      assertThat(usage.median()).isNull();
    } else {
      near(usage.median(), parts[(parts.length + 1) / 2 - 1]);
      near(usage.p95(), parts[(int) Math.ceil(0.95 * parts.length) - 1]);
    }
  }

  private static void near(@Nullable Duration found, long seconds) {
    assertThat(Objects.requireNonNull(found).toSeconds())
        .isCloseTo(seconds, within(seconds < 2048 ? 0 : seconds / 1000));
  }

  private static long start(SessionSpan span) {
    return span.startedAt().toEpochMilli();
  }

  private static long end(SessionSpan span) {
    return span.endedAt() == null ? Long.MAX_VALUE : span.endedAt().toEpochMilli();
  }

  private static long part(SessionSpan span, long from, long to) {
    return Math.min(end(span), to) - Math.max(start(span), from);
  }

  private static int peak(List<SessionSpan> spans, long from, long to, long step) {
    return LongStream.iterate(from, at -> at < to, at -> at + step)
        .mapToInt(at -> (int) spans.stream().filter(s -> start(s) <= at && at < end(s)).count())
        .max()
        .orElse(0);
  }
}
