package io.neosc.application.session;

import static io.neosc.application.testing.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.session.port.in.DisconnectSession;
import io.neosc.application.session.port.in.Launch;
import io.neosc.application.session.port.in.LaunchWorkspace;
import io.neosc.application.session.port.in.SessionCommands;
import io.neosc.application.session.port.in.StopWorkspace;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.Interfering;
import io.neosc.application.testing.People;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Lifecycle;
import io.neosc.domain.session.NoActiveSession;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionAlreadyEnded;
import io.neosc.domain.session.SessionFixture;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.SessionNotFound;
import io.neosc.domain.session.SessionStatus;
import io.neosc.domain.shared.StaleAggregate;
import io.neosc.domain.workspace.WorkspaceFixture;
import io.neosc.domain.workspace.WorkspaceId;
import io.neosc.domain.workspace.WorkspaceNotFound;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EndingTest {
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
  @DisplayName("WS-5 a stop ends the caller's own sessions there as terminated")
  void aStopEndsOwnSessionsThere() {
    var me = people.signedIn();
    var workspace = people.workspace(null, 2);
    launch(me, workspace.id());
    launch(me, workspace.id());
    var elsewhere = launch(me, people.workspace().id()).session().session();
    var others = people.signedIn();
    launch(others, workspace.id());
    app.clock.forward(Duration.ofSeconds(9));

    var stopped = app.sessions.stop(new StopWorkspace(me, workspace.id()));

    assertThat(stopped)
        .hasSize(2)
        .allSatisfy(session -> {
          assertThat(session.status()).isEqualTo(SessionStatus.TERMINATED);
          assertThat(session.lifecycle())
              .isEqualTo(new Lifecycle.Ended(app.clock.instant(), EndReason.USER_STOP, me.party()));
          assertThat(stored(session.id()).active()).isFalse();
        });
    assertThat(activeOf(me)).extracting(Session.State::id).containsExactly(elsewhere.id());
    assertThat(activeOf(others)).hasSize(1);
    assertThat(lastEntry().action()).isEqualTo("stop_workspace");
  }

  @Test
  @DisplayName("WS-5 a stop without an active session is refused")
  void aStopWithoutSessionIsRefused() {
    var me = people.signedIn();
    var workspace = people.workspace();
    launch(people.signedIn(), workspace.id());

    assertThatExceptionOfType(NoActiveSession.class)
        .isThrownBy(() -> app.sessions.stop(new StopWorkspace(me, workspace.id())));
    assertThatExceptionOfType(WorkspaceNotFound.class)
        .isThrownBy(
            () -> app.sessions.stop(new StopWorkspace(me, WorkspaceFixture.aWorkspaceId())));
  }

  @Test
  @DisplayName("SE-8 a stop that somebody else was quicker with ends what is left")
  void aStopStartsAnewWhenItIsStale() {
    var me = people.signedIn();
    var workspace = people.workspace(null, 2);
    var first = launch(me, workspace.id()).session().session();
    var second = launch(me, workspace.id()).session().session();
    door.beforeCommit(() -> disconnect(me, first.id()));

    var stopped = raced.stop(new StopWorkspace(me, workspace.id()));

    assertThat(stopped).extracting(Session.State::id).containsExactly(second.id());
    assertThat(stored(first.id()).status()).isEqualTo(SessionStatus.DISCONNECTED);
  }

  @Test
  @DisplayName("SE-5 a disconnect ends the own session once")
  void aDisconnectEndsTheOwnSession() {
    var me = people.signedIn();
    var session = launch(me, people.workspace().id()).session().session();

    assertThat(disconnect(me, session.id()).lifecycle())
        .isEqualTo(new Lifecycle.Ended(app.clock.instant(), EndReason.USER_DISCONNECT, me.party()));

    assertThat(lastEntry().action()).isEqualTo("disconnect_session");
    assertThatExceptionOfType(SessionAlreadyEnded.class)
        .isThrownBy(() -> disconnect(me, session.id()))
        .satisfies(e -> assertThat(e.status()).isEqualTo(SessionStatus.DISCONNECTED));
  }

  @Test
  @DisplayName("SE-5 SE-4 nobody disconnects or sees the session of somebody else")
  void sessionsOfOthersAreNotFound() {
    var me = people.signedIn();
    var owner = people.signedIn();
    var session = launch(owner, people.workspace().id()).session().session();

    assertThatExceptionOfType(SessionNotFound.class).isThrownBy(() -> disconnect(me, session.id()));
    assertThatExceptionOfType(SessionNotFound.class)
        .isThrownBy(() -> disconnect(me, SessionFixture.aSessionId()));
    assertThatExceptionOfType(SessionNotFound.class)
        .isThrownBy(() -> app.sessionReading.session(me.requireActor().accountId(), session.id()));
    assertThat(stored(session.id()).active()).isTrue();
  }

  @Test
  @DisplayName("SE-8 who is slower with an end learns that the session is over")
  void theSlowerEndLearnsThatItIsOver() {
    var me = people.signedIn();
    var session = launch(me, people.workspace().id()).session().session();
    door.beforeCommit(() -> disconnect(me, session.id()));

    assertThatExceptionOfType(SessionAlreadyEnded.class)
        .isThrownBy(() -> raced.disconnect(new DisconnectSession(me, session.id())));
  }

  @Test
  @DisplayName("SE-8 whoever is stale eight times is refused")
  void eightTimesStaleIsRefused() {
    var me = people.signedIn();
    var session = launch(me, people.workspace().id()).session().session();
    for (var i = 0; i < 8; i++) {
      door.beforeCommit(() -> {
        throw new StaleAggregate(session.key());
      });
    }

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> raced.disconnect(new DisconnectSession(me, session.id())));
    assertThat(raced.disconnect(new DisconnectSession(me, session.id())).active()).isFalse();
  }

  @Test
  @DisplayName("SE-4 an account reads its own sessions; what is over cannot be reached")
  void anAccountReadsItsOwnSessions() {
    var person = people.somebody();
    var me = as(person);
    var account = person.signIn().accountId();
    var over = launch(me, people.workspace().id()).session().session();
    disconnect(me, over.id());
    app.clock.forward(Duration.ofSeconds(1));
    var active = launch(me, people.workspace().id()).session().session();
    launch(people.signedIn(), people.workspace().id());

    var page = app.sessionReading.sessionsOf(account, PageRequest.first(10));
    assertThat(page.items())
        .extracting(view -> view.session().id())
        .containsExactly(active.id(), over.id());
    assertThat(page.items().get(0).connectionUrl()).isNotNull();
    assertThat(page.items().get(1).connectionUrl()).isNull();
    assertThat(page.items().get(1).launchMode()).isNull();
    assertThat(app.sessionReading.activeSessionsOf(account))
        .singleElement()
        .satisfies(view -> assertThat(view.session().id()).isEqualTo(active.id()));
    assertThat(app.sessionReading.session(account, over.id()).session().active()).isFalse();
    assertThat(app.sessionReading.session(account, active.id()).connectionUrl()).isNotNull();
  }

  private Launch launch(CommitContext who, WorkspaceId workspace) {
    return app.sessions.launch(new LaunchWorkspace(who, workspace));
  }

  private Session.State disconnect(CommitContext who, SessionId session) {
    return app.sessions.disconnect(new DisconnectSession(who, session));
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
