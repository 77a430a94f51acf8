package io.neosc.adapter.mongo.stream;

import static io.neosc.domain.identity.AccountFixture.aNewAccount;
import static io.neosc.domain.session.SessionFixture.aSessionOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.neosc.adapter.mongo.shared.ClientName;
import io.neosc.adapter.mongo.testing.FailPoint;
import io.neosc.adapter.mongo.testing.Memory;
import io.neosc.adapter.mongo.testing.States;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.erasure.port.out.ErasableTrail;
import io.neosc.application.live.port.in.Snapshot;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.Store;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.organization.Organization;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Session;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.Given;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceFixture;
import io.neosc.mongod.MongodForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("LI-6: one change stream per node carries every committed change to its memory")
class ChangeWatcherTest {
  private static final CommitContext NOBODY =
      CommitContext.system("4bf92f3577b34da6a3ce929d0e0e4736");
  private static final Duration SOON = Duration.ofSeconds(10);

  private TestStore store;
  private Memory memory;
  private Commits commits;
  private FailPoint failPoint;

  @BeforeEach
  void start() {
    var server = MongodForTests.shared();
    var database = server.newDatabase();
    var uri = TestStore.address(server.uri(), database);
    store = TestStore.at(uri + (uri.contains("?") ? "&" : "?") + "appName=" + database).prepare();
    failPoint = new FailPoint(server.uri(), ClientName.of(database));
    memory = store.bean(Memory.class);
    commits = store.bean(Commits.class);
  }

  @AfterEach
  void stop() {
    store.bean(Store.class).close();
    store.database().drop();
    store.close();
  }

  @Test
  void memoryBeginsWithWhatIsStored() {
    for (var aggregate :
        List.of(
            Account.from(States.leastAccount()),
            SignIn.from(States.leastSignIn()),
            SignIn.from(States.fullestSignIn()),
            Organization.from(States.fullestOrganization()),
            Workspace.from(States.fullestWorkspace()),
            Session.from(States.leastSession()),
            Session.from(States.fullestSession()),
            Policy.from(States.fullestPolicy()),
            Alert.from(States.leastAlert()),
            Alert.from(States.fullestAlert()))) {
      insert(aggregate);
    }
    store
        .database()
        .getCollection("sign_ins")
        .updateMany(new Document(), Updates.set("expires_at", Instant.now().plusSeconds(60)));

    follow();

    var snapshot = memory.snapshots().getFirst();
    assertThat(snapshot.accounts())
        .containsExactly(Snapshot.Member.of(States.leastAccount().atVersion(2)));
    assertThat(snapshot.organizations()).containsExactly(States.fullestOrganization().atVersion(6));
    assertThat(snapshot.signIns())
        .as("revoked ones included")
        .extracting(SignIn.State::key)
        .containsExactlyInAnyOrder("sin-1", "sin-2");
    assertThat(snapshot.workspaces()).containsExactly(States.fullestWorkspace().atVersion(5));
    assertThat(snapshot.activeSessions()).containsExactly(States.leastSession().atVersion(3));
    assertThat(snapshot.policies()).containsExactly(States.fullestPolicy().atVersion(10));
    assertThat(snapshot.liveAlerts()).containsExactly(States.leastAlert().atVersion(2));
    assertThat(memory.changes()).isEmpty();
  }

  @Test
  void signInsThatExpiredAreNotRemembered() {
    insert(SignIn.from(States.leastSignIn()));
    follow();
    assertThat(memory.snapshots().getFirst().signIns()).isEmpty();
  }

  @Test
  void everyCommitIsToldOnceInItsOrderWithItsEntry() {
    follow();
    var session = committedSession();
    var loaded = store.bean(SessionRepository.class).find(session.state().id()).orElseThrow();
    loaded.end(EndReason.USER_STOP, null, Given.NOON.plusSeconds(1));
    commits.commit(NOBODY, loaded);

    awaitEntries(2);

    assertThat(sessionVersions()).containsExactly(1L, 2L);
    assertThat(entries()).extracting(AuditEntry::seq).containsExactly(1L, 2L);
    assertThat(memory.changes()).contains(new Change.SessionStored(loaded.state().atVersion(2)));
    assertThat(memory.snapshots()).hasSize(1);
  }

  @Test
  @DisplayName("ID-8: changes that come as they are made are signs that memory is up to date")
  void freshChangesAreSignsOfBeingUpToDate() {
    insert(Workspace.from(States.fullestWorkspace()));
    follow();
    var before = memory.heardTimes();
    for (var i = 0; i < 100; i++) {
      store
          .database()
          .getCollection("workspaces")
          .updateOne(new Document(), Updates.set("updated_at", Given.NOON.plusMillis(i)));
    }
    await().atMost(SOON).until(() -> memory.changes().size() == 100);

    assertThat(memory.heardTimes() - before).isGreaterThan(50);
  }

  @ParameterizedTest(name = "made at {0}, handed out at {1}: {2}")
  @DisplayName("ID-8: a change that was made a second before tells nothing of those behind it")
  @CsvSource({"100, 100, true", "101, 100, true", "99, 100, false", ", 100, false", "100, , false"})
  void oldChangesAreNoSignsOfBeingUpToDate(Integer made, Integer handedOut, boolean current) {
    assertThat(ChangeWatcher.current(timestamp(made), timestamp(handedOut))).isEqualTo(current);
  }

  private static @Nullable BsonTimestamp timestamp(@Nullable Integer seconds) {
    return seconds == null ? null : new BsonTimestamp(seconds, 1);
  }

  @Test
  void everyKindOfDocumentIsTold() {
    follow();
    insert(Account.from(States.fullestAccount()));
    insert(SignIn.from(States.fullestSignIn()));
    insert(Workspace.from(States.fullestWorkspace()));
    insert(Session.from(States.fullestSession()));
    insert(Policy.from(States.fullestPolicy()));
    insert(Alert.from(States.fullestAlert()));

    await().atMost(SOON).until(() -> memory.changes().size() == 6);
    assertThat(memory.changes())
        .containsExactly(
            new Change.AccountStored(States.fullestAccount().atVersion(8)),
            new Change.SignInStored(States.fullestSignIn().atVersion(4)),
            new Change.WorkspaceStored(States.fullestWorkspace().atVersion(5)),
            new Change.SessionStored(States.fullestSession().atVersion(3)),
            new Change.PolicyStored(States.fullestPolicy().atVersion(10)),
            new Change.AlertStored(States.fullestAlert().atVersion(7)));
  }

  @Test
  @DisplayName("AU-12 an entry that loses its personal part is not told as a new one")
  void anErasedEntryIsNoNews() {
    follow();
    var session = committedSession();
    awaitEntries(1);
    store.bean(ErasableTrail.class).forget(new TreeSet<>(Set.of(1L)));
    var loaded = store.bean(SessionRepository.class).find(session.state().id()).orElseThrow();
    loaded.end(EndReason.USER_STOP, null, Given.NOON.plusSeconds(1));
    commits.commit(NOBODY, loaded);
    awaitEntries(2);
    assertThat(store.bean(AuditTrail.class).from(1, 1).getFirst().personal()).isNull();
    assertThat(entries()).extracting(AuditEntry::seq).containsExactly(1L, 2L);
  }

  @Test
  void aDeletionIsToldWithItsKindAndId() {
    insert(Session.from(States.leastSession()));
    insert(SignIn.from(States.leastSignIn()));
    follow();

    store.database().getCollection("sessions").deleteOne(Filters.eq("_id", "ses-2"));
    store.database().getCollection("sign_ins").deleteOne(Filters.eq("_id", "sin-2"));

    await().atMost(SOON).until(() -> memory.changes().size() == 2);
    assertThat(memory.changes())
        .containsExactly(
            new Change.Removed(Change.Kind.SESSION, "ses-2"),
            new Change.Removed(Change.Kind.SIGN_IN, "sin-2"));
  }

  @Test
  void aChangeByHandIsToldAsAWhole() {
    insert(Session.from(States.leastSession()));
    follow();
    store
        .database()
        .getCollection("sessions")
        .updateOne(Filters.eq("_id", "ses-2"), Updates.set("workspace_name", "Renamed"));

    await().atMost(SOON).until(() -> memory.changes().size() == 1);
    assertThat(memory.changes().getFirst())
        .isInstanceOfSatisfying(
            Change.SessionStored.class,
            stored -> assertThat(stored.session().workspaceName()).isEqualTo("Renamed"));
  }

  @Test
  void whatCannotBeReadIsLeftOutAndTheRestGoesOn() {
    follow();
    store.database().getCollection("sessions").insertOne(new Document("_id", "ses-broken"));
    committedSession();

    awaitEntries(1);
    assertThat(sessionVersions()).containsExactly(1L);
    assertThat(memory.snapshots()).hasSize(1);
  }

  @Test
  void otherCollectionsAreNotWatched() {
    follow();
    store.database().getCollection("live_tickets").insertOne(new Document("_id", "t"));
    store.database().getCollection("counters").insertOne(new Document("_id", "c"));
    store.database().getCollection("elsewhere").insertOne(new Document("_id", "e"));
    committedSession();

    awaitEntries(1);
    assertThat(memory.changes()).hasSize(2);
  }

  @Test
  void theStreamIsHeardAlsoWhenNothingHappens() {
    follow();
    var before = memory.heardTimes();
    await().atMost(Duration.ofSeconds(3)).until(() -> memory.heardTimes() >= before + 3);
  }

  @ParameterizedTest(name = "error {0}")
  @CsvSource({"286", "280", "260", "2", "222"})
  @DisplayName("LI-6: a lost place leads to a rebuilt snapshot, never to silence")
  void aLostPlaceIsBuiltAnew(int code) {
    follow();
    var first = committedSession();
    awaitEntries(1);

    failPoint.answerWith(code, List.of("NonResumableChangeStreamError"), 1, "getMore");

    await().atMost(SOON).until(() -> memory.snapshots().size() == 2);
    assertThat(memory.snapshots().get(1).activeSessions())
        .containsExactly(first.state().atVersion(1));
    committedSession();
    awaitEntries(2);
    assertThat(memory.snapshots()).hasSize(2);
  }

  @ParameterizedTest(name = "error {0}")
  @CsvSource({"11600", "91", "189"})
  void aPassingErrorLosesNothingAndBuildsNothingAnew(int code) {
    follow();
    failPoint.answerWith(code, List.of("ResumableChangeStreamError"), 1, "getMore");
    committedSession();
    committedSession();

    awaitEntries(2);
    assertThat(entries()).extracting(AuditEntry::seq).containsExactly(1L, 2L);
    assertThat(memory.snapshots()).hasSize(1);
  }

  @Test
  void brokenConnectionsLoseNothingAndBuildNothingAnew() {
    follow();
    for (var round = 0; round < 3; round++) {
      failPoint.hangUp(4, "getMore", "aggregate");
      // The write door may hear of the broken connections too, and says so.
      await()
          .atMost(SOON)
          .ignoreException(StoreUnavailable.class)
          .until(this::committedSession, _ -> true);
    }
    var stored = store.database().getCollection("audit_log").find().into(new ArrayList<>()).size();
    awaitEntries(stored);
    assertThat(entries())
        .extracting(AuditEntry::seq)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, stored).boxed().toList());
    assertThat(memory.snapshots()).hasSize(1);
  }

  @Test
  void aDroppedCollectionIsForgotten() {
    committedSession();
    follow();
    assertThat(memory.snapshots().getFirst().activeSessions()).hasSize(1);

    store.database().getCollection("sessions").drop();

    await().atMost(SOON).until(() -> memory.snapshots().size() == 2);
    assertThat(memory.snapshots().get(1).activeSessions()).isEmpty();
  }

  @Test
  void aPlaceInAnotherDatabasesStreamIsNotTrusted() {
    follow();
    store
        .database()
        .getCollection("schema")
        .updateOne(Filters.eq("_id", "deployment"), Updates.set("name", "dep-other"));
    // The driver tries again by itself; only what outlasts that comes to the watcher.
    failPoint.hangUp(6, "getMore", "aggregate");

    await().atMost(SOON).until(() -> memory.snapshots().size() == 2);
    committedSession();
    awaitEntries(1);
  }

  @Test
  void closingEndsItAtOnceAndForGood() {
    follow();
    store.bean(Store.class).close();
    var heard = memory.heardTimes();

    store.bean(Store.class).follow();
    committedSession();

    await().during(Duration.ofMillis(700)).until(() -> memory.heardTimes() == heard);
    assertThat(memory.changes()).isEmpty();
  }

  private void follow() {
    store.bean(Store.class).follow();
    await().atMost(SOON).until(() -> memory.snapshots().size() == 1 && memory.heardTimes() > 0);
  }

  private Session committedSession() {
    var session = aSessionOf(aNewAccount().state(), WorkspaceFixture.aNewWorkspace().state());
    commits.commit(NOBODY, session);
    return session;
  }

  /** Inserts without the write door, and so without an entry. */
  private void insert(AggregateRoot<?, ?> aggregate) {
    store.insert(aggregate);
  }

  private void awaitEntries(int count) {
    await().atMost(SOON).until(() -> entries().count() >= count);
  }

  private Stream<AuditEntry> entries() {
    return memory.changes().stream()
        .filter(Change.EntryAppended.class::isInstance)
        .map(change -> ((Change.EntryAppended) change).entry());
  }

  private Stream<Long> sessionVersions() {
    return memory.changes().stream()
        .filter(Change.SessionStored.class::isInstance)
        .map(change -> ((Change.SessionStored) change).session().version());
  }
}
