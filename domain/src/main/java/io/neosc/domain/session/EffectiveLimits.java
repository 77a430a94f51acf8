package io.neosc.domain.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The limits of time that hold for a session, each with who set it (SE-9): of several the
 * strictest. A limit that nobody sets is null. Whatever is due is due at the very moment that its
 * time is over.
 */
public record EffectiveLimits(
    @Nullable Limit idleTimeout,
    @Nullable Limit longRunningAfter,
    @Nullable Limit orphanAfter,
    @Nullable Limit maxDuration) {

  /**
   * A limit that holds.
   *
   * @param source who set it, see {@link TimeLimits}
   */
  public record Limit(Duration value, String source) {

    /** By how much {@code elapsed} is beyond it; negative while it is not. */
    private Duration excess(Duration elapsed) {
      return elapsed.minus(value);
    }
  }

  /** Why a session has to end now. */
  public record Due(EndReason reason, Limit limit) {}

  /**
   * The strictest of what {@code sources} say; of equal ones the first that says so, therefore the
   * more special ones stand first.
   */
  public static EffectiveLimits strictest(List<TimeLimits> sources) {
    return new EffectiveLimits(
        strictest(sources, TimeLimits::idleTimeout),
        strictest(sources, TimeLimits::longRunningAfter),
        strictest(sources, TimeLimits::orphanAfter),
        strictest(sources, TimeLimits::maxDuration));
  }

  private static @Nullable Limit strictest(
      List<TimeLimits> sources, Function<TimeLimits, @Nullable Duration> limit) {
    Limit strictest = null;
    for (var source : sources) {
      var value = limit.apply(source);
      if (value != null && (strictest == null || value.compareTo(strictest.value()) < 0)) {
        strictest = new Limit(value, source.source());
      }
    }
    return strictest;
  }

  /**
   * Why a session has to end. What terminates comes before what disconnects, so a session that
   * nobody heard of for so long that it is orphaned is not called idle; of the two that terminate
   * the one that was over first.
   *
   * @param lastSeen its last sign of life
   */
  public Optional<Due> due(Instant startedAt, Instant lastSeen, Instant now) {
    var age = Duration.between(startedAt, now);
    var silence = Duration.between(lastSeen, now);
    var tooLong = over(maxDuration, age);
    var orphaned = over(orphanAfter, silence);
    if (tooLong != null && (orphaned == null || !isEarlier(orphaned, silence, tooLong, age))) {
      return Optional.of(new Due(EndReason.MAX_DURATION, tooLong));
    }
    if (orphaned != null) {
      return Optional.of(new Due(EndReason.ORPHANED, orphaned));
    }
    return Optional.ofNullable(over(idleTimeout, silence))
        .map(limit -> new Due(EndReason.IDLE_TIMEOUT, limit));
  }

  /** The limit for a warning, if the session has been active for so long. */
  public Optional<Limit> longRunning(Instant startedAt, Instant now) {
    return Optional.ofNullable(over(longRunningAfter, Duration.between(startedAt, now)));
  }

  private static @Nullable Limit over(@Nullable Limit limit, Duration elapsed) {
    return limit == null || limit.excess(elapsed).isNegative() ? null : limit;
  }

  private static boolean isEarlier(Limit one, Duration ofOne, Limit other, Duration ofOther) {
    return one.excess(ofOne).compareTo(other.excess(ofOther)) > 0;
  }
}
