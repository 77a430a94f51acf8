package io.neosc.application.live;

import static io.neosc.domain.identity.SignInFixture.TTL;
import static io.neosc.domain.identity.SignInFixture.aSignInOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.identity.port.in.SignInQueries.Verdict;
import io.neosc.application.identity.port.out.SignInRepository;
import io.neosc.application.live.port.in.Snapshot;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.testing.MovableClock;
import io.neosc.domain.identity.AccountFixture;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.RevocationReason;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.identity.SignInFixture;
import io.neosc.domain.identity.SignInId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignInDirectoryTest {
  private static final Duration GRACE = Duration.ofSeconds(60);
  private static final int CAPACITY = 4;
  private final MovableClock clock = new MovableClock();
  private final CountedStore stored = new CountedStore();
  private final SignInDirectory directory = new SignInDirectory(stored, clock, GRACE, CAPACITY);

  @BeforeEach
  void theStreamIsAlive() {
    directory.current();
  }

  @Test
  @DisplayName("ID-8 a remembered sign-in is good without asking the store")
  void aRememberedSignInIsGood() {
    var signIn = remembered(opened());

    assertThat(directory.remembered(signIn.id())).isEqualTo(new Verdict.Live(signIn));
    assertThat(directory.verify(signIn.id())).isEqualTo(new Verdict.Live(signIn));
    assertThat(stored.asked).hasValue(0);
  }

  @Test
  @DisplayName("ID-8 what memory does not know is asked once and then remembered")
  void whatIsUnknownIsAsked() {
    var signIn = stored.put(opened());

    assertThat(directory.remembered(signIn.id())).isInstanceOf(Verdict.Unsure.class);
    assertThat(directory.verify(signIn.id())).isEqualTo(new Verdict.Live(signIn));
    assertThat(directory.verify(signIn.id())).isEqualTo(new Verdict.Live(signIn));
    assertThat(stored.asked).hasValue(1);
    assertThat(directory.verify(SignInFixture.aSignInId())).isInstanceOf(Verdict.Over.class);
  }

  @Test
  @DisplayName("ID-8 a revocation is known at once and never forgotten, also while all is silent")
  void aRevocationIsKnownAtOnce() {
    var signIn = remembered(opened());
    var revoked = revoked(signIn);
    directory.apply(new Change.SignInStored(revoked));

    assertThat(directory.remembered(signIn.id())).isInstanceOf(Verdict.Over.class);
    directory.apply(new Change.SignInStored(signIn));
    assertThat(directory.remembered(signIn.id())).isInstanceOf(Verdict.Over.class);
    clock.forward(Duration.ofHours(1));
    stored.away = true;
    assertThat(directory.verify(signIn.id())).isInstanceOf(Verdict.Over.class);
    assertThat(stored.asked).hasValue(0);
  }

  @Test
  @DisplayName("ID-8 a revocation that is found in the store counts and is remembered")
  void aRevocationInTheStoreCounts() {
    var signIn = remembered(opened());
    stored.put(revoked(signIn));
    clock.forward(Duration.ofMillis(1001));

    assertThat(directory.verify(signIn.id())).isInstanceOf(Verdict.Over.class);
    directory.current();
    assertThat(directory.remembered(signIn.id())).isInstanceOf(Verdict.Over.class);
  }

  @Test
  @DisplayName("ID-8 memory is trusted for a second of silence, then the store is asked")
  void memoryIsTrustedForASecond() {
    var signIn = stored.put(remembered(opened()));
    clock.forward(Duration.ofSeconds(1));
    assertThat(directory.remembered(signIn.id())).isEqualTo(new Verdict.Live(signIn));

    clock.forward(Duration.ofMillis(1));
    assertThat(directory.remembered(signIn.id())).isInstanceOf(Verdict.Unsure.class);
    assertThat(directory.verify(signIn.id())).isEqualTo(new Verdict.Live(signIn));
    assertThat(stored.asked).hasValue(1);
  }

  @Test
  @DisplayName("ID-5 a sign-in is over at its end, wherever it is known from")
  void aSignInEnds() {
    var signIn = stored.put(remembered(opened()));
    clock.forward(TTL.minusMillis(1));
    directory.current();
    assertThat(directory.remembered(signIn.id())).isInstanceOf(Verdict.Live.class);

    clock.forward(Duration.ofMillis(1));
    assertThat(directory.remembered(signIn.id())).isInstanceOf(Verdict.Over.class);
    directory.rebuild(snapshot());
    assertThat(directory.remembered(signIn.id())).isInstanceOf(Verdict.Unsure.class);
    assertThat(directory.verify(signIn.id())).isInstanceOf(Verdict.Over.class);
  }

  @Test
  @DisplayName(
      "RE-1 while the store is away memory is trusted for the grace, then nobody is let in")
  void memoryIsTrustedForTheGrace() {
    var signIn = remembered(opened());
    stored.away = true;

    clock.forward(GRACE);
    assertThat(directory.verify(signIn.id())).isEqualTo(new Verdict.Live(signIn));
    clock.forward(Duration.ofMillis(1));
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> directory.verify(signIn.id()));
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> directory.verify(SignInFixture.aSignInId()));
  }

  @Test
  @DisplayName("RE-1 a store that did not answer is asked again after a second, not by everybody")
  void aSilentStoreIsNotAskedByEverybody() {
    var signIn = stored.put(remembered(opened()));
    stored.away = true;
    clock.forward(Duration.ofSeconds(2));
    assertThat(directory.verify(signIn.id())).isEqualTo(new Verdict.Live(signIn));
    assertThat(directory.verify(signIn.id())).isEqualTo(new Verdict.Live(signIn));
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> directory.verify(SignInFixture.aSignInId()));
    assertThat(stored.asked).hasValue(1);

    stored.away = false;
    clock.forward(Duration.ofMillis(999));
    directory.verify(signIn.id());
    assertThat(stored.asked).hasValue(1);
    clock.forward(Duration.ofMillis(1));
    directory.verify(signIn.id());
    directory.verify(signIn.id());
    assertThat(stored.asked).hasValue(3);
  }

  @Test
  @DisplayName("ID-8 a snapshot is taken in; what is known to be newer stays")
  void aSnapshotIsTakenIn() {
    var known = opened();
    directory.apply(new Change.SignInStored(revoked(known)));
    var other = opened();

    directory.rebuild(snapshot(known, other));

    assertThat(directory.remembered(known.id())).isInstanceOf(Verdict.Over.class);
    assertThat(directory.remembered(other.id())).isEqualTo(new Verdict.Live(other));
  }

  @Test
  void aDeletedSignInIsForgotten() {
    var signIn = remembered(opened());
    directory.apply(new Change.Removed(Change.Kind.SESSION, signIn.key()));
    assertThat(directory.remembered(signIn.id())).isInstanceOf(Verdict.Live.class);
    directory.apply(new Change.Removed(Change.Kind.SIGN_IN, signIn.key()));

    assertThat(directory.remembered(signIn.id())).isInstanceOf(Verdict.Unsure.class);
    assertThat(directory.verify(signIn.id())).isInstanceOf(Verdict.Over.class);
  }

  @Test
  @DisplayName("ID-8 a full memory takes no more live sign-ins, but every revocation")
  void aFullMemoryTakesRevocations() {
    var first = remembered(opened());
    for (var i = 1; i < CAPACITY; i++) {
      remembered(opened());
    }
    var surplus = remembered(opened());
    assertThat(directory.remembered(surplus.id())).isInstanceOf(Verdict.Unsure.class);

    directory.apply(new Change.SignInStored(revoked(surplus)));
    assertThat(directory.remembered(surplus.id())).isInstanceOf(Verdict.Over.class);
    directory.apply(new Change.SignInStored(revoked(first)));
    assertThat(directory.remembered(first.id())).isInstanceOf(Verdict.Over.class);
  }

  @Test
  void aFullMemoryForgetsWhatExpired() {
    for (var i = 0; i < CAPACITY; i++) {
      remembered(opened());
    }
    clock.forward(TTL);
    directory.current();

    var fresh = remembered(opened());
    assertThat(directory.remembered(fresh.id())).isEqualTo(new Verdict.Live(fresh));
  }

  private SignIn.State opened() {
    return aSignInOf(AccountFixture.aNewAccount().state(), clock.instant()).state().atVersion(1);
  }

  private SignIn.State remembered(SignIn.State signIn) {
    directory.apply(new Change.SignInStored(signIn));
    return signIn;
  }

  private SignIn.State revoked(SignIn.State state) {
    var signIn = SignIn.from(state);
    signIn.revoke(RevocationReason.LOGOUT, clock.instant());
    return signIn.state().atVersion(state.version() + 1);
  }

  private static Snapshot snapshot(SignIn.State... signIns) {
    return new Snapshot(
        List.of(),
        List.of(signIns),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** Counts how often it is asked. */
  private static final class CountedStore implements SignInRepository {
    final AtomicInteger asked = new AtomicInteger();
    final Map<SignInId, SignIn.State> states = new ConcurrentHashMap<>();
    boolean away;

    SignIn.State put(SignIn.State signIn) {
      states.put(signIn.id(), signIn);
      return signIn;
    }

    @Override
    public Optional<SignIn> find(SignInId id) {
      asked.incrementAndGet();
      if (away) {
        throw new StoreUnavailable(StoreUnavailable.Kind.UNREACHABLE);
      }
      return Optional.ofNullable(states.get(id)).map(SignIn::from);
    }

    @Override
    public List<SignIn> liveOf(AccountId account, Instant now) {
      throw new UnsupportedOperationException("a directory asks for one sign-in at a time");
    }
  }
}
