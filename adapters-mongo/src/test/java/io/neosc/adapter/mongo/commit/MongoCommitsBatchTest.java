package io.neosc.adapter.mongo.commit;

import static io.neosc.adapter.mongo.commit.Door.NOBODY;
import static io.neosc.adapter.mongo.commit.Door.NOW;
import static io.neosc.adapter.mongo.commit.Door.refusedSignIn;
import static io.neosc.application.testing.CommitsFixture.account;
import static io.neosc.application.testing.CommitsFixture.inParallel;
import static io.neosc.application.testing.CommitsFixture.session;
import static io.neosc.application.testing.CommitsFixture.workspace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.neosc.application.shared.port.BoundExceeded;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.application.shared.port.UniqueKey;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.identity.Account;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Session;
import io.neosc.domain.shared.StaleAggregate;
import io.neosc.mongod.MongodForTests;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What callers who are stored together do to each other: nothing (AU-7). */
class MongoCommitsBatchTest {
  private Door door;

  @BeforeEach
  void open() {
    var mongod = MongodForTests.shared();
    door = Door.patient(mongod.uri(), mongod.newDatabase());
  }

  @AfterEach
  void close() {
    door.noFailPoint();
    door.close();
  }

  @Test
  @DisplayName("AU-7: a stale caller is refused alone, the rest of his batch commits")
  void staleAlone() throws Exception {
    var account = stored(account("ada@example.com"));
    commit(changed(account, "first"));
    try (var batch = new Together(door)) {
      batch
          .call(() -> commit(account("bob@example.com")))
          .call(() -> commit(changed(account, "second")))
          .call(() -> commit(account("eve@example.com")));
      assertThat(batch.outcomes())
          .satisfiesExactly(
              first -> assertThat(first).isNull(),
              second -> assertThat(second).isInstanceOf(StaleAggregate.class),
              third -> assertThat(third).isNull());
    }
    assertThat(door.count(PlainForms.ACCOUNTS)).isEqualTo(3);
    assertThat(actions())
        .containsExactly("register", "change_password", "login", "login", "register", "register");
    assertThat(hashOf(account)).isEqualTo("first");
    assertThat(door.intactLength()).isEqualTo(6);
  }

  @Test
  @DisplayName("AU-7: callers with taken keys are refused alone and by name, in one further round")
  void duplicatesAlone() throws Exception {
    stored(account("ada@example.com"));
    var bob = stored(account("bob@example.com"));
    var twin =
        Account.register(
            bob.state().id(), account("x@example.com").state().email(), "Bob", null, "hash", NOW);
    try (var batch = new Together(door)) {
      batch
          .call(() -> commit(account("ADA@example.com")))
          .call(() -> commit(account("new@example.com")))
          .call(() -> commit(account("BOB@example.com")))
          .call(() -> commit(twin))
          .call(() -> door.commits.record(NOBODY, refusedSignIn("who@example.com")));
      assertThat(batch.outcomes())
          .satisfiesExactly(
              one -> assertTaken(one, UniqueKey.ACCOUNT_EMAIL),
              two -> assertThat(two).isNull(),
              three -> assertTaken(three, UniqueKey.ACCOUNT_EMAIL),
              four -> assertTaken(four, UniqueKey.ID),
              five -> assertThat(five).isNull());
    }
    assertThat(door.count(PlainForms.ACCOUNTS)).isEqualTo(3);
    assertThat(door.intactLength()).isEqualTo(6);
  }

  @Test
  @DisplayName("SE-10: who would pass a bound is refused alone, with the count that he met")
  void boundAlone() throws Exception {
    var small = workspace("ws-small", 2);
    stored(session(account("a@example.com"), small));
    try (var batch = new Together(door)) {
      batch
          .call(() -> commit(session(account("b@example.com"), small)))
          .call(() -> commit(session(account("c@example.com"), small)))
          .call(() -> commit(account("bob@example.com")));
      assertThat(batch.outcomes())
          .satisfiesExactly(
              one -> assertThat(one).isNull(),
              two ->
                  assertThat(two)
                      .isInstanceOfSatisfying(
                          BoundExceeded.class, e -> assertThat(e.present()).isEqualTo(2)),
              three -> assertThat(three).isNull());
    }
    assertThat(door.count(PlainForms.SESSIONS)).isEqualTo(2);
    assertThat(door.counter("workspace/ws-small/sessions")).isEqualTo(2);
    assertThat(door.intactLength()).isEqualTo(5);
  }

  @Test
  @DisplayName("SE-10: a place that a failed caller would have used is not denied to the next one")
  void boundIsNotUsedUpByWhoFails() throws Exception {
    var small = workspace("ws-small", 2);
    var ada = account("ada@example.com");
    stored(session(ada, small));
    try (var batch = new Together(door)) {
      batch
          .call(() -> commit(session(ada, small)))
          .call(() -> commit(session(account("b@example.com"), small)));
      assertThat(batch.outcomes())
          .satisfiesExactly(
              one -> assertTaken(one, UniqueKey.LIVE_SESSION_SLOT),
              two -> assertThat(two).isNull());
    }
    assertThat(door.counter("workspace/ws-small/sessions")).isEqualTo(2);
  }

  @Test
  @DisplayName(
      "WS-4: of many launches of one account in one batch one is stored, the rest at once refused")
  void followersAreAnsweredByTheirLeader() throws Exception {
    var ada = account("ada@example.com");
    var open = workspace("ws-open", null);
    var transactions = transactions();
    try (var batch = new Together(door)) {
      for (var i = 0; i < 100; i++) {
        batch.call(() -> commit(session(ada, open)));
      }
      assertThat(batch.outcomes().stream().filter(KeyTaken.class::isInstance)).hasSize(99);
    }
    assertThat(transactions() - transactions).isEqualTo(1);
    assertThat(door.count(PlainForms.SESSIONS)).isEqualTo(1);
    assertThat(door.counter("workspace/ws-open/sessions")).isEqualTo(1);
  }

  @Test
  @DisplayName("AU-7: of many changes of one version in one batch one is stored")
  void followersOnOneVersionAreStale() throws Exception {
    var ada = stored(account("ada@example.com"));
    try (var batch = new Together(door)) {
      for (var i = 0; i < 20; i++) {
        var hash = "hash " + i;
        batch.call(() -> commit(changed(ada, hash)));
      }
      var outcomes = batch.outcomes();
      assertThat(outcomes.getFirst()).isNull();
      assertThat(outcomes.subList(1, 20)).allMatch(StaleAggregate.class::isInstance);
    }
    assertThat(hashOf(ada)).isEqualTo("hash 0");
  }

  @Test
  @DisplayName("WS-4: a slot that one caller frees can be taken in the same batch")
  void freedInTheSameBatch() throws Exception {
    var ada = account("ada@example.com");
    var open = workspace("ws-open", 1);
    var session = stored(session(ada, open));
    session.end(EndReason.USER_STOP, null, NOW);
    try (var batch = new Together(door)) {
      batch.call(() -> commit(session)).call(() -> commit(session(ada, open)));
      assertThat(batch.outcomes()).containsExactly(null, null);
    }
    assertThat(door.counter("workspace/ws-open/sessions")).isEqualTo(1);
    assertThat(door.intactLength()).isEqualTo(5);
  }

  @Test
  @DisplayName("SE-10: a count that is too low already stays at zero, and the others are right")
  void countsStayAtZero() throws Exception {
    var lost = workspace("ws-lost", null);
    var open = workspace("ws-open", null);
    var first = stored(session(account("a@example.com"), lost));
    var second = stored(session(account("b@example.com"), open));
    stored(session(account("c@example.com"), open));
    door.loseCounter("workspace/ws-lost/sessions");
    first.end(EndReason.USER_STOP, null, NOW);
    second.end(EndReason.USER_STOP, null, NOW);
    try (var batch = new Together(door)) {
      batch.call(() -> commit(first)).call(() -> commit(second));
      assertThat(batch.outcomes()).containsExactly(null, null);
    }
    assertThat(door.counter("workspace/ws-lost/sessions")).isZero();
    assertThat(door.counter("workspace/ws-open/sessions")).isEqualTo(1);
    assertThat(door.counter(Session.INSTALLATION_COUNTER)).isEqualTo(1);
  }

  @Test
  @DisplayName("AU-7: entries of a batch stand in the order of its callers and of their events")
  void entriesInOrder() throws Exception {
    try (var batch = new Together(door)) {
      batch
          .call(() -> commit(account("a@example.com")))
          .call(() ->
              door.commits.record(
                  NOBODY, refusedSignIn("b@example.com"), refusedSignIn("c@example.com")))
          .call(() -> commit(account("d@example.com")));
      assertThat(batch.outcomes()).containsOnlyNulls();
    }
    assertThat(door.entries().stream().skip(2).map(e -> e.personal().userEmail()))
        .containsExactly("a@example.com", "b@example.com", "c@example.com", "d@example.com");
  }

  @Test
  @DisplayName("RE-2: an operation and its repetition in one batch are stored once")
  void repetitionInOneBatch() throws Exception {
    var once = NOBODY.once("register/1");
    try (var batch = new Together(door)) {
      batch
          .call(() -> door.commits.commit(once, account("ada@example.com")))
          .call(() -> door.commits.commit(once, account("ada@example.com")))
          .call(() -> commit(account("bob@example.com")));
      assertThat(batch.outcomes()).containsOnlyNulls();
    }
    assertThat(door.count(PlainForms.ACCOUNTS)).isEqualTo(2);
    assertThat(door.intactLength()).isEqualTo(4);
    assertThat(door.observed).hasSize(4);
  }

  @Test
  @DisplayName("RE-2: a key that was used for other changes is a caller's error, not a no-op")
  void keyReusedForOtherChanges() {
    var once = NOBODY.once("some-key");
    door.commits.commit(once, account("ada@example.com"));
    var bigger = new Account[] {account("bob@example.com"), account("eve@example.com")};
    assertThat(catchThrowable(() -> door.commits.commit(once, bigger)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(door.count(PlainForms.ACCOUNTS)).isEqualTo(1);
    assertThat(door.intactLength()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "RE-2: a change without entries is stored also under an operation key, beside others")
  void withoutEntries() throws Exception {
    var ada = stored(account("ada@example.com"));
    ada.rehashPassword("stronger", NOW);
    var before = door.entries().size();
    try (var batch = new Together(door)) {
      batch
          .call(() -> commit(account("ADA@example.com")))
          .call(() -> door.commits.commit(NOBODY.once("rehash/1"), ada));
      assertThat(batch.outcomes())
          .satisfiesExactly(
              one -> assertTaken(one, UniqueKey.ACCOUNT_EMAIL), two -> assertThat(two).isNull());
    }
    assertThat(hashOf(ada)).isEqualTo("stronger");
    assertThat(door.intactLength()).isEqualTo(before + 2);
  }

  @Test
  @DisplayName("SE-10: 300 parallel launches against a bound of 25 leave exactly 25")
  void boundUnderPressure() throws Exception {
    var bounded = workspace("ws-bounded", 25);
    var full = new AtomicInteger();
    inParallel(
        300,
        i -> {
          try {
            commit(session(account("p" + i + "@example.com"), bounded));
          } catch (BoundExceeded e) {
            full.incrementAndGet();
          }
        });
    assertThat(full).hasValue(275);
    assertThat(door.count(PlainForms.SESSIONS)).isEqualTo(25);
    assertThat(door.counter("workspace/ws-bounded/sessions")).isEqualTo(25);
    assertThat(door.intactLength()).isEqualTo(25);
  }

  @Test
  @DisplayName("AU-7: a document that cannot be stored fails its caller alone")
  void poisonAlone() throws Exception {
    var huge = "x".repeat(17 << 20);
    try (var batch = new Together(door)) {
      batch
          .call(() -> commit(account("a@example.com")))
          .call(() -> commit(changed(Account.from(account("h@example.com").state()), huge)))
          .call(() -> commit(account("b@example.com")));
      assertThat(batch.outcomes())
          .satisfiesExactly(
              one -> assertThat(one).isNull(),
              two -> assertThat(two).isNotNull(),
              three -> assertThat(three).isNull());
    }
    assertThat(door.count(PlainForms.ACCOUNTS)).isEqualTo(2);
    assertThat(door.intactLength()).isEqualTo(4);
  }

  private void commit(Account account) {
    door.commits.commit(NOBODY, account);
  }

  private void commit(Session session) {
    door.commits.commit(NOBODY, session);
  }

  private Account stored(Account account) {
    commit(account);
    return Account.from(account.state().atVersion(1));
  }

  private Session stored(Session session) {
    commit(session);
    return Session.from(session.state().atVersion(1));
  }

  /** A copy of the loaded account, changed. */
  private static Account changed(Account loaded, String hash) {
    var copy = Account.from(loaded.state());
    copy.changePassword(hash, NOW);
    return copy;
  }

  private String hashOf(Account account) {
    return door.database
        .getCollection(PlainForms.ACCOUNTS)
        .find(new Document("_id", account.state().key()))
        .first()
        .getString("hash");
  }

  private long transactions() {
    return door.client
        .getDatabase("admin")
        .runCommand(new Document("serverStatus", 1))
        .get("transactions", Document.class)
        .getLong("totalCommitted");
  }

  private List<String> actions() {
    return door.entries().stream().map(AuditEntry::action).toList();
  }

  private static void assertTaken(Throwable thrown, UniqueKey key) {
    assertThat(thrown)
        .isInstanceOfSatisfying(KeyTaken.class, e -> assertThat(e.key()).isEqualTo(key));
  }
}
