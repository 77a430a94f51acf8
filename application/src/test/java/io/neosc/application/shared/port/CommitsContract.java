package io.neosc.application.shared.port;

import static io.neosc.application.testing.CommitsFixture.NOW;
import static io.neosc.application.testing.CommitsFixture.account;
import static io.neosc.application.testing.CommitsFixture.admin;
import static io.neosc.application.testing.CommitsFixture.alert;
import static io.neosc.application.testing.CommitsFixture.inParallel;
import static io.neosc.application.testing.CommitsFixture.session;
import static io.neosc.application.testing.CommitsFixture.workspace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosc.application.alert.port.out.AlertRepository;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.domain.apikey.Party;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.Verification;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.RefusalReason;
import io.neosc.domain.identity.SignInEvent;
import io.neosc.domain.identity.SignInMethod;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Session;
import io.neosc.domain.shared.DomainEvent;
import io.neosc.domain.shared.StaleAggregate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every write door promises (AU-6, AU-7, RE-2). Implementers give a store of their own. */
public interface CommitsContract {
  CommitContext NOBODY = CommitContext.system("4bf92f3577b34da6a3ce929d0e0e4736");

  /** A door over an empty store, with what is needed to look into that store. */
  interface Store {
    Commits commits();

    AccountRepository accounts();

    SessionRepository sessions();

    AlertRepository alerts();

    AuditTrail trail();

    /** Calls of observers so far, each with its changes. */
    List<List<Change>> observed();
  }

  Store store();

  @Test
  @DisplayName("AU-7: a new aggregate and its entry are stored together, and observers see it")
  default void newAggregateIsStoredWithItsEntry() {
    var store = store();
    var account = account("ada@example.com");
    store.commits().commit(NOBODY, account);

    var found = store.accounts().find(account.state().id()).orElseThrow().state();
    assertThat(found).isEqualTo(account.state().atVersion(1));
    assertThat(entries(store)).extracting(AuditEntry::action).containsExactly("register");
    assertThat(store.observed()).containsExactly(List.of(new Change.AccountStored(found)));
  }

  @Test
  @DisplayName("AU-7: a change replaces the loaded version, under the next one")
  default void changeReplaces() {
    var store = store();
    var account = account("ada@example.com");
    store.commits().commit(NOBODY, account);
    var loaded = store.accounts().find(account.state().id()).orElseThrow();
    loaded.changePassword("new hash", NOW);
    store.commits().commit(NOBODY, loaded);

    var found = store.accounts().find(account.state().id()).orElseThrow().state();
    assertThat(found.version()).isEqualTo(2);
    assertThat(found.passwordHash()).isEqualTo("new hash");
    assertThat(entries(store))
        .extracting(AuditEntry::action)
        .containsExactly("register", "change_password");
  }

  @Test
  default void changesAreInvisibleUntilCommitted() {
    var store = store();
    var account = account("ada@example.com");
    store.commits().commit(NOBODY, account);
    store.accounts().find(account.state().id()).orElseThrow().changePassword("never stored", NOW);
    assertThat(store.accounts().find(account.state().id()).orElseThrow().state().passwordHash())
        .isEqualTo("hash");
  }

  @Test
  default void anAggregateWithoutEventsIsLeftAlone() {
    var store = store();
    var account = account("ada@example.com");
    store.commits().commit(NOBODY, account);
    store.commits().commit(NOBODY, store.accounts().find(account.state().id()).orElseThrow());
    store.commits().commit(NOBODY);
    assertThat(entries(store)).hasSize(1);
    assertThat(store.observed()).hasSize(1);
  }

  @Test
  @DisplayName("AU-7: who decided on an old version is refused, and nothing of it is stored")
  default void staleIsRefusedWhole() {
    var store = store();
    var account = account("ada@example.com");
    store.commits().commit(NOBODY, account);
    var first = store.accounts().find(account.state().id()).orElseThrow();
    var second = store.accounts().find(account.state().id()).orElseThrow();
    first.changePassword("first", NOW);
    second.changePassword("second", NOW);
    store.commits().commit(NOBODY, first);

    var other = account("bob@example.com");
    assertThatThrownBy(() -> store.commits().commit(NOBODY, other, second))
        .isInstanceOf(StaleAggregate.class);
    assertThat(store.accounts().find(other.state().id())).isEmpty();
    assertThat(entries(store)).hasSize(2);
    assertThat(store.observed()).hasSize(2);
  }

  @Test
  @DisplayName("AU-7: changing what was never stored is stale")
  default void unknownIdIsStale() {
    var store = store();
    var never = Account.from(account("ada@example.com").state().atVersion(3));
    never.changePassword("hash", NOW);
    assertThatThrownBy(() -> store.commits().commit(NOBODY, never))
        .isInstanceOf(StaleAggregate.class);
    assertThat(entries(store)).isEmpty();
  }

  @Test
  @DisplayName("ID-1: an e-mail address is taken without regard to case")
  default void takenEmailIsRefused() {
    var store = store();
    store.commits().commit(NOBODY, account("ada@example.com"));
    var twin = account("ADA@Example.com");
    assertThatThrownBy(() -> store.commits().commit(NOBODY, twin))
        .isInstanceOfSatisfying(
            KeyTaken.class, taken -> assertThat(taken.key()).isEqualTo(UniqueKey.ACCOUNT_EMAIL));
    assertThat(store.accounts().find(twin.state().id())).isEmpty();
    assertThat(entries(store)).hasSize(1);
  }

  @Test
  default void anIdIsTakenOnce() {
    var store = store();
    var account = account("ada@example.com");
    store.commits().commit(NOBODY, account);
    var twin =
        Account.register(
            account.state().id(), new EmailAddress("bob@example.com"), "Bob", null, "hash", NOW);
    assertThatThrownBy(() -> store.commits().commit(NOBODY, twin))
        .isInstanceOfSatisfying(
            KeyTaken.class, taken -> assertThat(taken.key()).isEqualTo(UniqueKey.ID));
  }

  @Test
  @DisplayName("WS-4: a slot is held while its session is active and free again after its end")
  default void slotIsHeldWhileActive() {
    var store = store();
    var account = account("ada@example.com");
    var workspace = workspace("ws-one", null);
    store.commits().commit(NOBODY, session(account, workspace));
    assertThatThrownBy(() -> store.commits().commit(NOBODY, session(account, workspace)))
        .isInstanceOfSatisfying(
            KeyTaken.class,
            taken -> assertThat(taken.key()).isEqualTo(UniqueKey.LIVE_SESSION_SLOT));

    var held = store.sessions().activeOf(account.state().id()).getFirst();
    held.end(EndReason.USER_STOP, Party.of(account.state().id()), NOW);
    store.commits().commit(NOBODY, held);
    store.commits().commit(NOBODY, session(account, workspace));
    assertThat(store.sessions().activeOf(account.state().id())).hasSize(1);
  }

  @Test
  @DisplayName("AL-5: one live alert per fingerprint, and another one after its resolution")
  default void fingerprintIsUniqueWhileLive() {
    var store = store();
    store.commits().commit(NOBODY, alert());
    assertThatThrownBy(() -> store.commits().commit(NOBODY, alert()))
        .isInstanceOfSatisfying(
            KeyTaken.class, taken -> assertThat(taken.key()).isEqualTo(UniqueKey.LIVE_ALERT));
    var live = store.alerts().findLive("policy_disabled/pol-1").orElseThrow();
    live.clear(NOW);
    store.commits().commit(NOBODY, live);
    store.commits().commit(NOBODY, alert());
    assertThat(store.alerts().findLive("policy_disabled/pol-1")).isPresent();
  }

  @Test
  @DisplayName(
      "SE-10: a claimed count never passes its bound; what is given back can be taken again")
  default void boundIsHeld() {
    var store = store();
    var workspace = workspace("ws-small", 2);
    var first = session(account("a@example.com"), workspace);
    store.commits().commit(NOBODY, first);
    store.commits().commit(NOBODY, session(account("b@example.com"), workspace));
    var third = session(account("c@example.com"), workspace);
    assertThatThrownBy(() -> store.commits().commit(NOBODY, third))
        .isInstanceOfSatisfying(
            BoundExceeded.class,
            full -> {
              assertThat(full.present()).isEqualTo(2);
              assertThat(full.claim().max()).isEqualTo(2);
            });
    assertThat(store.sessions().find(third.state().id())).isEmpty();
    assertThat(entries(store)).hasSize(2);

    var held = store.sessions().find(first.state().id()).orElseThrow();
    held.end(EndReason.ADMIN, null, NOW);
    store.commits().commit(NOBODY, held);
    store.commits().commit(NOBODY, third);
    assertThat(store.sessions().find(third.state().id())).isPresent();
  }

  @Test
  @DisplayName("SE-10: of many parallel launches exactly as many succeed as the bound allows")
  default void boundIsHeldInARace() throws Exception {
    var store = store();
    var workspace = workspace("ws-race", 7);
    var launched = new AtomicInteger();
    var refused = new AtomicInteger();
    inParallel(
        60,
        i -> {
          try {
            store.commits().commit(NOBODY, session(account("r" + i + "@example.com"), workspace));
            launched.incrementAndGet();
          } catch (BoundExceeded full) {
            refused.incrementAndGet();
          }
        });
    assertThat(launched).hasValue(7);
    assertThat(refused).hasValue(53);
    assertThat(entries(store)).hasSize(7);
    assertIntact(store);
  }

  @Test
  @DisplayName("ID-14: of many admins that go at the same moment one always stays")
  default void lowerBoundIsHeldInARace() throws Exception {
    var store = store();
    var admins = IntStream.range(0, 12).mapToObj(i -> admin("a" + i + "@example.com")).toList();
    store.commits().commit(NOBODY, admins.toArray(Account[]::new));
    var refused = new AtomicInteger();
    inParallel(
        12,
        i -> {
          var leaving = store.accounts().find(admins.get(i).state().id()).orElseThrow();
          leaving.delete(NOW);
          try {
            store.commits().commit(NOBODY, leaving);
          } catch (BoundExceeded last) {
            assertThat(last.claim().min()).isEqualTo(1);
            assertThat(last.present()).isEqualTo(1);
            refused.incrementAndGet();
          }
        });
    assertThat(refused).hasValue(1);
    assertThat(admins.stream().filter(a -> store.accounts().find(a.state().id()).isPresent()))
        .hasSize(1);
    assertIntact(store);
  }

  @Test
  @DisplayName("SE-8: of many parallel ends of one session exactly one happens, with one entry")
  default void oneEndWins() throws Exception {
    var store = store();
    var session = session(account("ada@example.com"), workspace("ws-one", null));
    store.commits().commit(NOBODY, session);
    var loaded = new ConcurrentLinkedQueue<Session>();
    for (var i = 0; i < 32; i++) {
      var copy = store.sessions().find(session.state().id()).orElseThrow();
      copy.end(EndReason.USER_STOP, null, NOW);
      loaded.add(copy);
    }
    var stale = new AtomicInteger();
    inParallel(
        32,
        _ -> {
          try {
            store.commits().commit(NOBODY, Objects.requireNonNull(loaded.poll()));
          } catch (StaleAggregate e) {
            stale.incrementAndGet();
          }
        });
    assertThat(stale).hasValue(31);
    assertThat(entries(store)).hasSize(2);
    assertIntact(store);
  }

  @Test
  @DisplayName("AU-6, AU-7: 64 threads leave a gapless chain with each caller's entries in order")
  default void manyThreadsLeaveOneChain() throws Exception {
    var store = store();
    var perThread = 6;
    inParallel(
        64,
        thread -> {
          var account = account("t" + thread + "@example.com");
          store.commits().commit(NOBODY, account);
          for (var i = 1; i < perThread; i++) {
            var loaded = store.accounts().find(account.state().id()).orElseThrow();
            loaded.changePassword("hash " + i, NOW);
            store.commits().commit(NOBODY, loaded);
          }
        });
    assertThat(entries(store)).hasSize(64 * perThread);
    assertIntact(store);
    assertThat(store.observed()).hasSize(64 * perThread);
  }

  @Test
  @DisplayName("ID-2: an event that changed nothing leaves its entry alone")
  default void recordAppendsAnEntry() {
    var store = store();
    DomainEvent refused =
        new SignInEvent.Refused(
            "who@example.com", null, SignInMethod.PASSWORD, RefusalReason.UNKNOWN_ACCOUNT, NOW);
    store.commits().record(NOBODY, refused);
    var entry = entries(store).getFirst();
    assertThat(entry.success()).isFalse();
    assertThat(entry.traceId()).isEqualTo(NOBODY.traceId());
    assertThat(store.observed()).containsExactly(List.of());
    assertIntact(store);
  }

  @Test
  @DisplayName("RE-2: the same operation twice is stored once")
  default void operationHappensOnce() {
    var store = store();
    var context = NOBODY.once("policy_disabled/pol-1/7");
    store.commits().commit(context, alert());
    var live = store.alerts().findLive("policy_disabled/pol-1").orElseThrow();
    live.clear(NOW);
    store.commits().commit(NOBODY, live);

    store.commits().commit(context, alert());
    assertThat(store.alerts().findLive("policy_disabled/pol-1")).isEmpty();
    assertThat(entries(store))
        .extracting(AuditEntry::action)
        .containsExactly("raise_alert", "clear_alert");
    assertThat(store.observed()).hasSize(2);
  }

  @Test
  @DisplayName("AU-7: several aggregates of one commit are stored with all entries, in their order")
  default void severalAggregatesAreOneCommit() {
    var store = store();
    var account = account("ada@example.com");
    var session = session(account, workspace("ws-one", null));
    store.commits().commit(NOBODY, account, session);
    assertThat(entries(store))
        .extracting(AuditEntry::action)
        .containsExactly("register", "launch_workspace");
    assertThat(entries(store).get(1).sessionId()).isEqualTo(session.state().key());
  }

  private static List<AuditEntry> entries(Store store) {
    return store.trail().from(1, 10_000);
  }

  private static void assertIntact(Store store) {
    var entries = entries(store);
    assertThat(Verification.of(entries).sound()).isTrue();
    assertThat(entries).extracting(AuditEntry::seq).isSorted();
  }
}
