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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sign-ins that this node remembers (ID-8). What was revoked is remembered for as long as an
 * access token that was made before may be good, so that the store need not be asked for it; what
 * is not remembered is always asked for, and never taken for good.
 */
final class SignInDirectory implements SignInQueries {
  /** No access token is good for longer (ID-5), with some time for clocks that differ. */
  private static final Duration LONGEST_TOKEN = Duration.ofHours(13);

  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);
  private static final Verdict OVER = new Verdict.Over();
  private static final Verdict UNSURE = new Verdict.Unsure();
  private final Map<SignInId, SignIn.State> known = new ConcurrentHashMap<>();
  private final SignInRepository signIns;
  private final InstantSource clock;
  private final Freshness freshness;
  private final int capacity;
  private volatile Instant nextSweep = Instant.EPOCH;

  SignInDirectory(
      SignInRepository signIns, InstantSource clock, Duration offlineGrace, int capacity) {
    this.signIns = signIns;
    this.clock = clock;
    this.freshness = new Freshness(clock, offlineGrace);
    this.capacity = capacity;
  }

  @Override
  public Verdict remembered(SignInId id) {
    var signIn = known.get(id);
    if (signIn != null && !signIn.live(clock.instant())) {
      return OVER;
    }
    return signIn == null || !freshness.trusted() ? UNSURE : new Verdict.Live(signIn);
  }

  @Override
  public Verdict verify(SignInId id) {
    var verdict = remembered(id);
    return verdict instanceof Verdict.Unsure
        ? freshness.ask(() -> asked(id), away -> withoutStore(id, away))
        : verdict;
  }

  private Verdict asked(SignInId id) {
    return signIns.find(id).map(signIn -> learned(signIn.state())).orElse(OVER);
  }

  private Verdict learned(SignIn.State signIn) {
    take(signIn);
    return signIn.live(clock.instant()) ? new Verdict.Live(signIn) : OVER;
  }

  private Verdict withoutStore(SignInId id, StoreUnavailable away) {
    var signIn = known.get(id);
    if (signIn == null || !freshness.withinGrace()) {
      throw away;
    }
    return new Verdict.Live(signIn);
  }

  /** Everything that was stored until a moment ago is known here. */
  void current() {
    freshness.current();
  }

  void rebuild(Snapshot snapshot) {
    snapshot.signIns().forEach(this::take);
    forgetUseless(clock.instant());
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

  /** Sign-ins that ended because a replaced refresh token came back, as far as is remembered. */
  List<SignIn.State> reused() {
    return known.values().stream().filter(SignIn.State::reused).toList();
  }

  /** Keeps the newest version. When full, revocations still find a place, live ones do not. */
  private void take(SignIn.State signIn) {
    var now = clock.instant();
    if (useless(signIn, now)) {
      known.remove(signIn.id());
      return;
    }
    if (known.size() >= capacity && !now.isBefore(nextSweep)) {
      nextSweep = now.plus(BETWEEN_SWEEPS);
      forgetUseless(now);
    }
    if (known.size() < capacity || known.containsKey(signIn.id()) || signIn.revocation() != null) {
      known.merge(signIn.id(), signIn, (a, b) -> b.version() > a.version() ? b : a);
    }
  }

  private void forgetUseless(Instant now) {
    known.values().removeIf(signIn -> useless(signIn, now));
  }

  /** Expired, or revoked so long ago that no token names it any more. */
  private static boolean useless(SignIn.State signIn, Instant now) {
    var revocation = signIn.revocation();
    return !now.isBefore(signIn.expiresAt())
        || (revocation != null && !now.isBefore(revocation.at().plus(LONGEST_TOKEN)));
  }
}
