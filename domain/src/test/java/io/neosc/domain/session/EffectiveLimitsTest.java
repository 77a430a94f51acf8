package io.neosc.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.neosc.domain.session.EffectiveLimits.Due;
import io.neosc.domain.session.EffectiveLimits.Limit;
import io.neosc.domain.shared.Given;
import io.neosc.domain.workspace.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EffectiveLimitsTest {
  private static final Instant START = Given.NOON;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MILLI = Duration.ofMillis(1);

  private static final EffectiveLimits USUAL =
      EffectiveLimits.strictest(List.of(installation(HOUR, HOUR.multipliedBy(24), null)));

  private static TimeLimits installation(Duration idle, Duration orphan, Duration max) {
    return new TimeLimits(TimeLimits.INSTALLATION, idle, HOUR.multipliedBy(8), orphan, max);
  }

  private static TimeLimits workspace(Duration idle, Duration max) {
    return TimeLimits.of(new Limits(null, 1, idle, max));
  }

  private static Limit of(String source, Duration value) {
    return new Limit(value, source);
  }

  @Test
  @DisplayName("SE-9: of several limits the strictest holds, with its source")
  void theStrictestHolds() {
    var effective =
        EffectiveLimits.strictest(
            List.of(
                new TimeLimits("policy:pol-1", HOUR.multipliedBy(3), HOUR, null, null),
                workspace(Duration.ofMinutes(10), HOUR.multipliedBy(12)),
                installation(HOUR, HOUR.multipliedBy(24), HOUR.multipliedBy(9))));

    assertThat(effective)
        .isEqualTo(
            new EffectiveLimits(
                of("workspace", Duration.ofMinutes(10)),
                of("policy:pol-1", HOUR),
                of("installation", HOUR.multipliedBy(24)),
                of("installation", HOUR.multipliedBy(9))));
  }

  @Test
  @DisplayName(
      "SE-9: a workspace does not loosen what the installation says; of equals it is named")
  void nobodyLoosens() {
    var installation = installation(HOUR, HOUR, null);
    assertThat(
            EffectiveLimits.strictest(List.of(workspace(HOUR.multipliedBy(2), null), installation))
                .idleTimeout())
        .isEqualTo(of("installation", HOUR));
    assertThat(
            EffectiveLimits.strictest(List.of(workspace(HOUR, null), installation)).idleTimeout())
        .isEqualTo(of("workspace", HOUR));
  }

  @Test
  void whatNobodySaysHoldsNever() {
    var none = EffectiveLimits.strictest(List.of(workspace(null, null)));
    assertThat(none).isEqualTo(new EffectiveLimits(null, null, null, null));
    var late = START.plus(Duration.ofDays(365_000));
    assertThat(none.due(START, START, late)).isEmpty();
    assertThat(none.longRunning(START, late)).isEmpty();
  }

  @Test
  @DisplayName("SE-9: idle from the very millisecond on that the last sign of life is so old")
  void idleToTheMillisecond() {
    var seen = START.plus(HOUR.multipliedBy(3));
    assertThat(USUAL.due(START, seen, seen.plus(HOUR).minus(MILLI))).isEmpty();
    assertThat(USUAL.due(START, seen, seen.plus(HOUR)))
        .contains(new Due(EndReason.IDLE_TIMEOUT, of("installation", HOUR)));
  }

  @Test
  @DisplayName("SE-9: who was silent for as long as an orphan is one, and not called idle")
  void orphansAreNotIdle() {
    var day = HOUR.multipliedBy(24);
    assertThat(reason(USUAL, START.plus(day).minus(MILLI))).isEqualTo(EndReason.IDLE_TIMEOUT);
    assertThat(reason(USUAL, START.plus(day))).isEqualTo(EndReason.ORPHANED);
  }

  @Test
  @DisplayName("SE-9: the longest duration ends also who is busy; of two ends the earlier counts")
  void longestDuration() {
    var limits =
        EffectiveLimits.strictest(
            List.of(installation(HOUR, HOUR.multipliedBy(4), HOUR.multipliedBy(6))));
    var busy = START.plus(HOUR.multipliedBy(6)).minus(MILLI);
    assertThat(limits.due(START, busy, busy)).isEmpty();
    assertThat(limits.due(START, busy, busy.plus(MILLI)).orElseThrow().reason())
        .isEqualTo(EndReason.MAX_DURATION);

    var longAfter = START.plus(HOUR.multipliedBy(100));
    assertThat(reason(limits, longAfter)).isEqualTo(EndReason.ORPHANED);
    var seenLate = START.plus(HOUR.multipliedBy(3));
    assertThat(limits.due(START, seenLate, longAfter).orElseThrow().reason())
        .isEqualTo(EndReason.MAX_DURATION);
    var seenSo = START.plus(HOUR.multipliedBy(2));
    assertThat(limits.due(START, seenSo, longAfter).orElseThrow().reason())
        .isEqualTo(EndReason.MAX_DURATION);
  }

  private static EndReason reason(EffectiveLimits limits, Instant now) {
    return limits.due(START, START, now).orElseThrow().reason();
  }

  @Test
  @DisplayName("SE-9: a session that is active for so long is worth a warning and goes on")
  void longRunning() {
    var eight = HOUR.multipliedBy(8);
    assertThat(USUAL.longRunning(START, START.plus(eight).minus(MILLI))).isEmpty();
    assertThat(USUAL.longRunning(START, START.plus(eight))).contains(of("installation", eight));
    var seen = START.plus(eight);
    assertThat(USUAL.due(START, seen, seen)).isEmpty();
  }

  @Test
  @DisplayName("RE-6: a clock behind the session's own times ends nothing, however far")
  void aClockThatIsBehind() {
    assertThat(USUAL.due(START, START, START.minus(Duration.ofDays(10_000)))).isEmpty();
    assertThat(USUAL.longRunning(START, Instant.EPOCH)).isEmpty();
  }

  @Test
  void limitsArePositive() {
    assertThatIllegalArgumentException().isThrownBy(() -> installation(Duration.ZERO, HOUR, null));
    assertThatIllegalArgumentException().isThrownBy(() -> installation(HOUR, HOUR, HOUR.negated()));
  }
}
