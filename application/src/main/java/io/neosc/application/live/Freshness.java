package io.neosc.application.live;

import io.neosc.application.shared.port.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How well memory knows what is stored (ID-8). It is trusted while the change stream is heard of at
 * least once a second; then the store is asked, and while that is away memory is trusted for the
 * offline grace.
 */
final class Freshness {
  private static final Duration TRUSTED_SILENCE = Duration.ofSeconds(1);
  private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(1);
  private final InstantSource clock;
  private final Duration offlineGrace;
  private volatile @Nullable Failure lastFailure;
  private volatile Instant currentAt = Instant.EPOCH;

  /** The store did not answer; others need not wait for the same. */
  private record Failure(Instant at, StoreUnavailable away) {}

  Freshness(InstantSource clock, Duration offlineGrace) {
    this.clock = clock;
    this.offlineGrace = offlineGrace;
  }

  /** Everything that was stored until a moment ago is known here. */
  void current() {
    currentAt = clock.instant();
  }

  boolean trusted() {
    return silence().compareTo(TRUSTED_SILENCE) <= 0;
  }

  boolean withinGrace() {
    return silence().compareTo(offlineGrace) <= 0;
  }

  /** For how long something may have been stored that is not known here. */
  private Duration silence() {
    return Duration.between(currentAt, clock.instant());
  }

  /** What the store says; or, while it is away, what is said {@code without} it. */
  <V> V ask(Supplier<V> store, Function<StoreUnavailable, V> without) {
    var failure = lastFailure;
    if (failure != null && clock.instant().isBefore(failure.at().plus(ASK_AGAIN_AFTER))) {
      return without.apply(failure.away());
    }
    try {
      var found = store.get();
      lastFailure = null;
      return found;
    } catch (StoreUnavailable away) {
      lastFailure = new Failure(clock.instant(), away);
      return without.apply(away);
    }
  }
}
