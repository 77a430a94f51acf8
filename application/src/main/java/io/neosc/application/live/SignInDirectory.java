package io.neosc.application.live;

import io.neosc.application.identity.port.in.SignInQueries;
import io.neosc.application.identity.port.out.SignInRepository;
import io.neosc.application.live.port.in.Snapshot;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.identity.SignInId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The sign-ins that this node remembers (ID-8). A known revocation is never forgotten before the
 * sign-in would have expired by itself. Memory is trusted while the change stream is heard of at
 * least once a second; then the store is asked, and while that is away memory is trusted for the
 * offline grace.
 */
final class SignInDirectory implements SignInQueries {
  private static final Duration TRUSTED_SILENCE = Duration.ofSeconds(1);
  private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(1);
  private static final Verdict OVER = new Verdict.Over();
  private static final Verdict UNSURE = new Verdict.Unsure();
  private final Map<SignInId, SignIn.State> known = new ConcurrentHashMap<>();
  private final SignInRepository signIns;
  private final InstantSource clock;
  private final Duration offlineGrace;
  private final int capacity;
  private volatile @Nullable Failure lastFailure;
  private volatile Instant currentAt = Instant.EPOCH;

  /** The store did not answer; others need not wait for the same. */
  private record Failure(Instant at, StoreUnavailable away) {}

  SignInDirectory(
      SignInRepository signIns, InstantSource clock, Duration offlineGrace, int capacity) {
    this.signIns = signIns;
    this.clock = clock;
    this.offlineGrace = offlineGrace;
    this.capacity = capacity;
  }

  @Override
  public Verdict remembered(SignInId id) {
    var signIn = known.get(id);
    var now = clock.instant();
    if (signIn != null && !signIn.live(now)) {
      return OVER;
    }
    return signIn == null || silence().compareTo(TRUSTED_SILENCE) > 0
        ? UNSURE
        : new Verdict.Live(signIn);
  }

  @Override
  public Verdict verify(SignInId id) {
    var verdict = remembered(id);
    if (!(verdict instanceof Verdict.Unsure)) {
      return verdict;
    }
    var failure = lastFailure;
    if (failure != null && clock.instant().isBefore(failure.at().plus(ASK_AGAIN_AFTER))) {
      return withoutStore(id, failure.away());
    }
    try {
      var found = signIns.find(id).map(signIn -> learned(signIn.state())).orElse(OVER);
      lastFailure = null;
      return found;
    } catch (StoreUnavailable away) {
      lastFailure = new Failure(clock.instant(), away);
      return withoutStore(id, away);
    }
  }

  private Verdict learned(SignIn.State signIn) {
    take(signIn);
    return signIn.live(clock.instant()) ? new Verdict.Live(signIn) : OVER;
  }

  private Verdict withoutStore(SignInId id, StoreUnavailable away) {
    var signIn = known.get(id);
    if (signIn == null || silence().compareTo(offlineGrace) > 0) {
      throw away;
    }
    return new Verdict.Live(signIn);
  }

  /** Everything that was stored until a moment ago is known here. */
  void current() {
    currentAt = clock.instant();
  }

  /** For how long something may have been stored that is not known here. */
  private Duration silence() {
    return Duration.between(currentAt, clock.instant());
  }

  void rebuild(Snapshot snapshot) {
    snapshot.signIns().forEach(this::take);
    forgetExpired(clock.instant());
    current();
  }

  void apply(Change change) {
    switch (change) {
      case Change.SignInStored(var signIn) -> take(signIn);
      case Change.Removed(var kind, var key) when kind == Change.Kind.SIGN_IN ->
          known.remove(new SignInId(key));
      default -> {}
    }
  }

  /** Keeps the newest version. When full, revocations still find a place, live ones do not. */
  private void take(SignIn.State signIn) {
    var now = clock.instant();
    if (!now.isBefore(signIn.expiresAt())) {
      known.remove(signIn.id());
      return;
    }
    if (known.size() >= capacity) {
      forgetExpired(now);
    }
    if (known.size() < capacity || known.containsKey(signIn.id()) || signIn.revocation() != null) {
      known.merge(signIn.id(), signIn, (a, b) -> b.version() > a.version() ? b : a);
    }
  }

  private void forgetExpired(Instant now) {
    known.values().removeIf(signIn -> !now.isBefore(signIn.expiresAt()));
  }
}
