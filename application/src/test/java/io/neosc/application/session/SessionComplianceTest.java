package io.neosc.application.session;

import static io.neosc.application.testing.Administration.made;
import static io.neosc.application.testing.Administration.role;
import static io.neosc.application.testing.People.PASSWORD;
import static io.neosc.application.testing.People.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neosc.application.identity.port.in.Login;
import io.neosc.application.live.LiveChanges;
import io.neosc.application.session.port.in.LaunchWorkspace;
import io.neosc.application.session.port.out.SessionRequirement;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.Interfering;
import io.neosc.application.testing.ManualScheduler;
import io.neosc.application.testing.People;
import io.neosc.application.testing.Snapshots;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.Role;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.lock.LockFixture;
import io.neosc.domain.lock.LockInForce;
import io.neosc.domain.lock.LockSubject;
import io.neosc.domain.lock.LockTarget;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.policy.PolicyFixture;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Lifecycle;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.shared.IpRange;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SE-11: live sessions comply with what is required, or end")
class SessionComplianceTest {
  private final InMemoryApplication app = new InMemoryApplication();
  private final People people = new People(app);
  private final Node here = new Node(app, app.live);

  /** One node's memory, and its compliance, told of changes when a test says so. */
  private static final class Node {
    final ManualScheduler worker = new ManualScheduler();
    final List<SessionRequirement> requirements = new ArrayList<>();
    final LiveChanges memory;
    final SessionCompliance compliance;

    Node(InMemoryApplication app, LiveChanges memory) {
      this(app, memory, new Interfering(app.commits));
    }

    Node(InMemoryApplication app, LiveChanges memory, Interfering door) {
      this.memory = memory;
      var locks = new LockRequirement(memory.locks(), memory.model());
      var roles = new RoleRequirement(memory.model());
      compliance =
          new SessionCompliance(
              List.of(locks, roles, this::others),
              memory.model(),
              new SessionEnds(InMemoryRepositories.sessions(app.store), door, app.clock),
              app.ids,
              worker);
      memory.listen(compliance);
    }

    private Optional<SessionRequirement.Breach> others(Session.State session) {
      return requirements.stream()
          .flatMap(requirement -> requirement.breachOf(session).stream())
          .findFirst();
    }

    void hears(Change change) {
      memory.apply(change);
      worker.runAll();
    }
  }

  private Session.State launched(Workspace.State workspace) {
    return launched(people.signedIn(), workspace);
  }

  private Session.State launched(CommitContext by, Workspace.State workspace) {
    return app.sessions.launch(new LaunchWorkspace(by, workspace.id())).session().session();
  }

  /** A lock that is stored, and of which the nodes have not heard by the stream. */
  private Lock.State stored(LockTarget target) {
    var lock = LockFixture.aLockOn(target);
    app.commits.commit(STRANGER, lock);
    return lock.state().atVersion(1);
  }

  private Lifecycle lifecycle(Session.State session) {
    return InMemoryRepositories.sessions(app.store)
        .find(session.id())
        .orElseThrow()
        .state()
        .lifecycle();
  }

  private void assertEnded(Session.State session, EndReason reason) {
    assertThat(lifecycle(session))
        .isInstanceOfSatisfying(
            Lifecycle.Ended.class,
            end -> {
              assertThat(end.reason()).isEqualTo(reason);
              assertThat(end.by()).as("the product itself").isNull();
            });
    assertThat(entriesOf(session.id()))
        .filteredOn(entry -> entry.action().equals("terminate_session"))
        .hasSize(1);
  }

  private List<AuditEntry> entriesOf(SessionId id) {
    return app.store.entries().stream()
        .filter(entry -> id.value().equals(entry.sessionId()))
        .toList();
  }

  @Test
  @DisplayName(
      "SE-12: a lock ends the sessions that it hits, of every kind of target, and no others")
  void aLockEndsWhatItHits() {
    var workspace = WorkspaceFixture.aWorkspaceOn("host-1");
    app.commits.commit(STRANGER, workspace);
    var other = people.workspace();
    var mine = People.as(people.somebody());
    var all =
        List.<LockTarget>of(
            new LockTarget.User(mine.requireActor().accountId()),
            new LockTarget.EveryoneWith(Role.USER),
            new LockTarget.Place(workspace.state().id()),
            new LockTarget.Host("host-1"),
            new LockTarget.Network(IpRange.parse("192.0.2.0/24").orElseThrow()));
    var bystander = launched(operatorElsewhere(), other);
    for (var target : all) {
      var session = launched(mine, workspace.state().atVersion(1));
      var lock = stored(target);

      here.hears(new Change.LockStored(lock));

      assertEnded(session, EndReason.LOCK);
      assertThat(entriesOf(session.id()).getLast().personal().details())
          .contains(lock.id().value(), "Under investigation");
      removed(lock);
    }
    var one = launched(mine, workspace.state().atVersion(1));
    here.hears(new Change.LockStored(stored(new LockTarget.OneSession(one.id()))));
    assertEnded(one, EndReason.LOCK);
    assertThat(lifecycle(bystander)).isInstanceOf(Lifecycle.Active.class);
  }

  private void removed(Lock.State state) {
    var lock = Lock.from(state);
    lock.remove(app.clock.instant());
    app.commits.commit(STRANGER, lock);
  }

  private CommitContext operatorElsewhere() {
    var elsewhere = new CommitContext(null, "203.0.113.5", "test", STRANGER.traceId(), null);
    var operator = made(app, Role.OPERATOR);
    var signedIn = app.identity.login(new Login(elsewhere, operator.email().value(), PASSWORD));
    return elsewhere.by(signedIn.signIn().actor());
  }

  @Test
  @DisplayName("SE-12: a lock that is over ends nothing")
  void aLockThatIsOverEndsNothing() {
    var workspace = people.workspace();
    var lock =
        Lock.create(
            LockFixture.aLockId(),
            new LockTarget.Place(workspace.id()),
            "x",
            LockFixture.AN_ADMIN,
            app.clock.instant().plusSeconds(60),
            app.clock.instant());
    app.commits.commit(STRANGER, lock);
    app.clock.forward(Duration.ofSeconds(60));
    var session = launched(workspace);

    here.hears(new Change.LockStored(lock.state().atVersion(1)));

    assertThat(lifecycle(session)).isInstanceOf(Lifecycle.Active.class);
  }

  @Test
  @DisplayName("SE-12: a session of which a node hears after the lock that hits it ends")
  void aSessionThatComesAfterTheLockEnds() {
    var workspace = people.workspace();
    var session = launched(workspace);
    stored(new LockTarget.Place(workspace.id()));
    assertThat(lifecycle(session)).isInstanceOf(Lifecycle.Active.class);

    here.hears(new Change.SessionStored(session));

    assertEnded(session, EndReason.LOCK);
  }

  @Test
  @DisplayName("a session that complies costs no evaluation of all the others")
  void whatCompliesIsLeftAlone() {
    var session = launched(people.workspace());

    here.hears(new Change.SessionStored(session));

    assertThat(here.worker.delays()).isEmpty();
    assertThat(lifecycle(session)).isInstanceOf(Lifecycle.Active.class);
  }

  @Test
  @DisplayName(
      "an account that becomes an auditor loses its sessions, reason policy; an operator not")
  void aRoleThatMayNotLaunchLosesItsSessions() {
    var admin = People.as(people.somebody());
    var workspace = people.workspace();
    var session = launched(workspace);

    here.hears(changed(admin, session, Role.OPERATOR));
    assertThat(lifecycle(session)).isInstanceOf(Lifecycle.Active.class);
    here.hears(changed(admin, session, Role.AUDITOR));

    assertEnded(session, EndReason.POLICY);
  }

  private Change changed(CommitContext admin, Session.State session, Role role) {
    Account.State account = app.accounts.change(role(admin, session.accountId(), role));
    return new Change.AccountStored(account);
  }

  @Test
  @DisplayName("PO-5: a policy plugs in as one more requirement and is asked when policies change")
  void aPolicyPlugsIn() {
    var workspace = people.workspace();
    var session = launched(workspace);
    var other = launched(people.workspace());
    var policy = PolicyFixture.aShippedPolicy();
    app.commits.commit(STRANGER, policy);
    here.requirements.add(asked ->
        asked.workspaceId().equals(workspace.id())
            ? Optional.of(new SessionRequirement.Breach(EndReason.POLICY, "MFA Required"))
            : Optional.empty());

    Policy.State state = policy.state().atVersion(1);
    here.hears(new Change.PolicyStored(state));

    assertEnded(session, EndReason.POLICY);
    assertThat(entriesOf(session.id()).getLast().personal().details()).endsWith("MFA Required");
    assertThat(lifecycle(other)).isInstanceOf(Lifecycle.Active.class);
  }

  @Test
  @DisplayName("LI-6: after the place in the stream was lost, what was missed is made up for")
  void aLostStreamIsMadeUpFor() {
    var workspace = people.workspace();
    var session = launched(workspace);
    stored(new LockTarget.Place(workspace.id()));

    app.rebuild();
    here.worker.runAll();

    assertEnded(session, EndReason.LOCK);
  }

  @Test
  @DisplayName("RE-1: while the store is away the ends wait, and then happen")
  void theEndsWaitForTheStore() {
    var workspace = people.workspace();
    var session = launched(workspace);
    var lock = stored(new LockTarget.Place(workspace.id()));
    app.store.goAway(true);
    app.live.apply(new Change.LockStored(lock));
    here.worker.runOnce();
    here.worker.runOnce();
    assertThat(here.worker.delays()).containsExactly(0L, 1L, 1L);
    app.store.goAway(false);

    here.worker.runAll();

    assertEnded(session, EndReason.LOCK);
  }

  @Test
  @DisplayName("SE-8: two nodes that end the same sessions at once end each once, with one entry")
  void twoNodesEndEachSessionOnce() {
    var workspace = people.workspace();
    var sessions = new ArrayList<Session.State>();
    for (var i = 0; i < 30; i++) {
      sessions.add(launched(workspace));
    }
    var lock = stored(new LockTarget.Place(workspace.id()));
    var there = new Node(app, secondMemory());
    var door = new Interfering(app.commits);
    var raced = new Node(app, secondMemory(), door);
    door.beforeCommit(() -> there.hears(new Change.LockStored(lock)));

    raced.hears(new Change.LockStored(lock));
    here.hears(new Change.LockStored(lock));

    sessions.forEach(session -> assertEnded(session, EndReason.LOCK));
    assertThat(app.store.counter(Session.counterOf(workspace.id()))).isZero();
  }

  /** Another node's memory on the same store; it hears of nothing by itself. */
  private LiveChanges secondMemory() {
    var memory =
        new LiveChanges(
            InMemoryRepositories.signIns(app.store),
            InMemoryRepositories.locks(app.store),
            app.clock,
            Duration.ofSeconds(60));
    memory.rebuild(Snapshots.of(app.store, app.clock.instant()));
    return memory;
  }

  @Test
  @DisplayName("SE-12: locks among 200 launches by many threads leave nothing active that they hit")
  void nothingActiveRemains() {
    var workspace = people.workspace(null, 100);
    var callers = List.of(people.signedIn(), people.signedIn(), people.signedIn());
    var stream = new LinkedBlockingQueue<Change>();
    app.observers.add((_, changes, _) -> stream.addAll(changes));
    var there = secondMemory();
    try (var worker = Executors.newSingleThreadScheduledExecutor();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      there.listen(
          new SessionCompliance(
              List.of(new LockRequirement(there.locks(), there.model())),
              there.model(),
              new SessionEnds(InMemoryRepositories.sessions(app.store), app.commits, app.clock),
              app.ids,
              worker));
      for (var i = 0; i < 200; i++) {
        var caller = callers.get(i % callers.size());
        var number = i;
        threads.execute(() -> {
          if (number == 100) {
            stored(new LockTarget.Place(workspace.id()));
            return;
          }
          try {
            launched(caller, workspace);
          } catch (LockInForce expected) {
            assertThat(expected.reason()).isNotEmpty();
          }
        });
      }
      await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> {
            for (var next = stream.poll(); next != null; next = stream.poll()) {
              there.apply(next);
            }
            return app.live
                    .locks()
                    .remembered(LockSubject.newcomer(null).in(workspace.id(), null))
                    .isPresent()
                && app.store.counter(Session.counterOf(workspace.id())) == 0
                && app.live.model().activeSessions().isEmpty();
          });
    }
    assertThat(app.store.counter(Session.counterOf(workspace.id()))).isZero();
  }
}
