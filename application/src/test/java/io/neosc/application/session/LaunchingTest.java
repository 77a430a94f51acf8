package io.neosc.application.session;

import static io.neosc.application.testing.People.STRANGER;
import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.identity.IdentitySettings;
import io.neosc.application.session.port.in.DisconnectSession;
import io.neosc.application.session.port.in.Launch;
import io.neosc.application.session.port.in.LaunchWorkspace;
import io.neosc.application.session.port.in.SessionCommands;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.testing.CommitsFixture;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.Interfering;
import io.neosc.application.testing.People;
import io.neosc.application.workspace.port.out.WorkspaceRepository;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.CredentialsRefused;
import io.neosc.domain.identity.RevocationReason;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionFixture;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.SessionLimitReached;
import io.neosc.domain.workspace.Condition;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceFixture;
import io.neosc.domain.workspace.WorkspaceId;
import io.neosc.domain.workspace.WorkspaceNotAvailable;
import io.neosc.domain.workspace.WorkspaceNotFound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LaunchingTest {
  private final InMemoryApplication app = new InMemoryApplication();
  private final People people = new People(app);
  private final Interfering door = new Interfering(app.commits);
  private final SessionCommands raced =
      new SessionService(
          InMemoryRepositories.sessions(app.store),
          InMemoryRepositories.workspaces(app.store),
          InMemoryRepositories.signIns(app.store),
          app.memory(),
          LaunchSettings.DEFAULT,
          app.limits,
          door,
          app.ids,
          app.clock);

  @Test
  @DisplayName("WS-4 a launch makes a session that its owner can reach, and an entry")
  void aLaunchMakesASession() {
    var me = people.signedIn();
    var workspace = people.workspace();

    var launch = launch(me, workspace.id());

    assertThat(launch.isNew()).isTrue();
    var session = launch.session().session();
    assertThat(session.accountId()).isEqualTo(me.requireActor().accountId());
    assertThat(session.workspaceId()).isEqualTo(workspace.id());
    assertThat(session.startedAt()).isEqualTo(app.clock.instant());
    assertThat(session.evidence().ip().value()).isEqualTo("192.0.2.17");
    assertThat(launch.session().connectionUrl()).isEqualTo("https://desktop.example.org/");
    assertThat(launch.session().launchMode()).isEqualTo(workspace.description().launchMode());
    assertThat(launch.workspace().workspace()).isEqualTo(workspace);
    assertThat(launch.workspace().activeSessions()).isEqualTo(1);
    assertThat(stored(session.id())).isEqualTo(session.atVersion(1));
    var entry = lastEntry();
    assertThat(entry.action()).isEqualTo("launch_workspace");
    assertThat(entry.resource()).isEqualTo("workspace:" + workspace.key());
    assertThat(entry.sessionId()).isEqualTo(session.key());
    assertThat(entry.userId()).isEqualTo(me.requireActor().accountId().value());
    assertThat(entry.success()).isTrue();
  }

  @Test
  @DisplayName("SE-3 a launch whose connection is unknown takes the address of the sign-in")
  void theAddressOfTheSignInIsTakenOtherwise() {
    var me = new CommitContext(people.signedIn().actor(), null, null, STRANGER.traceId(), null);

    var launch = launch(me, people.workspace().id());

    assertThat(launch.session().session().evidence().ip().value()).isEqualTo("192.0.2.17");
  }

  @Test
  @DisplayName("WS-4 a second launch gives the live session, without another entry")
  void aSecondLaunchGivesTheLiveSession() {
    var me = people.signedIn();
    var workspace = people.workspace();
    var first = launch(me, workspace.id());
    var entries = app.store.entries().size();

    var second = launch(me, workspace.id());

    assertThat(second.isNew()).isFalse();
    assertThat(second.session().session().id()).isEqualTo(first.session().session().id());
    assertThat(second.session().connectionUrl()).isNotNull();
    assertThat(app.store.entries()).hasSize(entries);
  }

  @Test
  @DisplayName("WS-4 a workspace that allows more gives each launch a free slot, then the newest")
  void moreSlotsAreFilledOneByOne() {
    var me = people.signedIn();
    var workspace = people.workspace(null, 3);
    for (var slot = 0; slot < 3; slot++) {
      app.clock.forward(Duration.ofMillis(1));
      assertThat(launch(me, workspace.id()).session().session().slot()).isEqualTo(slot);
    }
    var full = launch(me, workspace.id());
    assertThat(full.isNew()).isFalse();
    assertThat(full.session().session().slot()).isEqualTo(2);

    var middle = activeOf(me).stream().filter(s -> s.slot() == 1).findFirst().orElseThrow();
    disconnect(me, middle.id());
    var again = launch(me, workspace.id());
    assertThat(again.isNew()).isTrue();
    assertThat(again.session().session().slot()).isEqualTo(1);
    assertThat(again.workspace().activeSessions()).isEqualTo(3);
  }

  @Test
  @DisplayName("WS-4 an unknown workspace is not found, and that is no refusal by a rule")
  void anUnknownWorkspaceIsNotFound() {
    var me = people.signedIn();
    var entries = app.store.entries().size();

    assertThatExceptionOfType(WorkspaceNotFound.class)
        .isThrownBy(() -> launch(me, WorkspaceFixture.aWorkspaceId()));
    assertThat(app.store.entries()).hasSize(entries);
  }

  @Test
  @DisplayName("SE-10 WS-4 a full workspace refuses with its limit, and the refusal is audited")
  void aFullWorkspaceRefuses() {
    var workspace = people.workspace(1, 1);
    launch(people.signedIn(), workspace.id());
    var me = people.signedIn();

    assertThatExceptionOfType(SessionLimitReached.class)
        .isThrownBy(() -> launch(me, workspace.id()))
        .satisfies(full -> {
          assertThat(full.limit()).isEqualTo(Session.counterOf(workspace.id()));
          assertThat(full.max()).isEqualTo(1);
          assertThat(full.present()).isEqualTo(1);
        });
    assertThat(activeOf(me)).isEmpty();
    var entry = lastEntry();
    assertThat(entry.action()).isEqualTo("launch_workspace");
    assertThat(entry.success()).isFalse();
    assertThat(entry.userId()).isEqualTo(me.requireActor().accountId().value());
    assertThat(Objects.requireNonNull(entry.personal()).details())
        .contains("session.limit-reached");
  }

  @Test
  @DisplayName("WS-4 a workspace out of use refuses, and the refusal is audited")
  void aWorkspaceOutOfUseRefuses() {
    var me = people.signedIn();
    var workspace = WorkspaceFixture.aWorkspaceThatIs(Condition.STOPPED);
    var commands =
        new RefusedLaunches(
            new SessionService(
                InMemoryRepositories.sessions(app.store),
                only(workspace),
                InMemoryRepositories.signIns(app.store),
                app.memory(),
                LaunchSettings.DEFAULT,
                app.limits,
                app.commits,
                app.ids,
                app.clock),
            app.commits,
            app.clock);

    assertThatExceptionOfType(WorkspaceNotAvailable.class)
        .isThrownBy(() -> commands.launch(new LaunchWorkspace(me, workspace.id())));
    assertThat(lastEntry().success()).isFalse();
    assertThat(lastEntry().timestamp()).isEqualTo(app.clock.instant());
    assertThat(app.store.counter(Session.counterOf(workspace.id()))).isZero();

    var earlier =
        new Workspace.State(
            workspace.id(), workspace.description(), Condition.AVAILABLE, NOON, NOON, 1);
    app.commits.commit(me, SessionFixture.aSessionOf(account(me), earlier));
    assertThat(activeOf(me)).hasSize(1);
    assertThatExceptionOfType(WorkspaceNotAvailable.class)
        .isThrownBy(() -> commands.launch(new LaunchWorkspace(me, workspace.id())));
  }

  private Account.State account(CommitContext who) {
    return InMemoryRepositories.accounts(app.store)
        .find(who.requireActor().accountId())
        .orElseThrow()
        .state();
  }

  @Test
  @DisplayName("ID-5 whose sign-in has expired launches nothing")
  void whoseSignInHasExpiredLaunchesNothing() {
    var me = people.signedIn();
    app.clock.forward(IdentitySettings.DEFAULT.signInLifetime());

    assertThatExceptionOfType(CredentialsRefused.class)
        .isThrownBy(() -> launch(me, people.workspace().id()));
    assertThat(activeOf(me)).isEmpty();
  }

  @Test
  @DisplayName("ID-7 who is signed out launches nothing")
  void whoIsSignedOutLaunchesNothing() {
    var me = people.signedIn();
    revoke(me);

    assertThatExceptionOfType(CredentialsRefused.class)
        .isThrownBy(() -> launch(me, people.workspace().id()));
    assertThat(activeOf(me)).isEmpty();
  }

  @Test
  @DisplayName("ID-7 who is signed out while launching keeps no session")
  void aLogoutDuringALaunchLeavesNoSession() {
    var me = people.signedIn();
    var workspace = people.workspace(5, 1);
    door.afterCommit(() -> revoke(me));

    assertThatExceptionOfType(CredentialsRefused.class)
        .isThrownBy(() -> raced.launch(new LaunchWorkspace(me, workspace.id())));

    assertThat(activeOf(me)).isEmpty();
    assertThat(app.store.counter(Session.counterOf(workspace.id()))).isZero();
    assertThat(lastEntry().action()).isEqualTo("terminate_session");
  }

  @Test
  @DisplayName("ID-7 a logout that ended the launched session already is enough")
  void aLogoutThatEndedTheSessionAlreadyIsEnough() {
    var me = people.signedIn();
    var workspace = people.workspace();
    door.afterCommit(() -> {
      revoke(me);
      new SessionEnding(InMemoryRepositories.sessions(app.store), app.commits, app.clock)
          .endStragglers(me, me.requireActor().accountId(), EndReason.LOGOUT);
    });
    assertThatExceptionOfType(CredentialsRefused.class)
        .isThrownBy(() -> raced.launch(new LaunchWorkspace(me, workspace.id())));

    assertThat(activeOf(me)).isEmpty();
    assertThat(app.store.entries())
        .filteredOn(entry -> entry.action().equals("terminate_session"))
        .hasSize(1);
  }

  @Test
  @DisplayName("WS-4 of two launches of one account the slower one gets the other's session")
  void theSlowerLaunchGetsTheOthersSession() {
    var me = people.signedIn();
    var workspace = people.workspace();
    var other = new ArrayList<Launch>();
    door.beforeCommit(() -> other.add(launch(me, workspace.id())));

    var mine = raced.launch(new LaunchWorkspace(me, workspace.id()));

    assertThat(mine.isNew()).isFalse();
    assertThat(mine.session().session().id()).isEqualTo(other.getFirst().session().session().id());
    assertThat(activeOf(me)).hasSize(1);
  }

  @Test
  @DisplayName("WS-4 SE-10 many launches of one account at once make one session")
  void manyLaunchesOfOneAccountMakeOneSession() throws Exception {
    var me = people.signedIn();
    var workspace = people.workspace(3, 1);
    var made = new AtomicInteger();

    CommitsFixture.inParallel(
        24,
        _ -> {
          if (launch(me, workspace.id()).isNew()) {
            made.incrementAndGet();
          }
        });

    assertThat(made).hasValue(1);
    assertThat(activeOf(me)).hasSize(1);
    assertThat(app.store.counter(Session.counterOf(workspace.id()))).isEqualTo(1);
  }

  private static WorkspaceRepository only(Workspace.State workspace) {
    return new WorkspaceRepository() {
      @Override
      public Optional<Workspace> find(WorkspaceId id) {
        return findEvenRemoved(id);
      }

      @Override
      public Optional<Workspace> findEvenRemoved(WorkspaceId id) {
        return Optional.of(Workspace.from(workspace));
      }

      @Override
      public List<Workspace.State> all() {
        return List.of(workspace);
      }

      @Override
      public boolean anyExists() {
        return true;
      }
    };
  }

  private Launch launch(CommitContext who, WorkspaceId workspace) {
    return app.sessions.launch(new LaunchWorkspace(who, workspace));
  }

  private Session.State disconnect(CommitContext who, SessionId session) {
    return app.sessions.disconnect(new DisconnectSession(who, session));
  }

  private void revoke(CommitContext who) {
    var signIn =
        InMemoryRepositories.signIns(app.store).find(who.requireActor().signIn()).orElseThrow();
    signIn.revoke(RevocationReason.LOGOUT, app.clock.instant());
    app.commits.commit(STRANGER, signIn);
  }

  private List<Session.State> activeOf(CommitContext who) {
    return InMemoryRepositories.sessions(app.store)
        .activeOf(who.requireActor().accountId())
        .stream()
        .map(Session::state)
        .toList();
  }

  private Session.State stored(SessionId id) {
    return InMemoryRepositories.sessions(app.store).find(id).orElseThrow().state();
  }

  private AuditEntry lastEntry() {
    return app.store.entries().getLast();
  }
}
