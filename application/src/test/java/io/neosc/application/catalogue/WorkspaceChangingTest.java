package io.neosc.application.catalogue;

import static io.neosc.domain.workspace.WorkspaceFixture.aDescription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.neosc.application.live.port.in.WorkspaceView;
import io.neosc.application.session.port.in.LaunchWorkspace;
import io.neosc.application.session.port.in.SessionFilter;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.People;
import io.neosc.application.workspace.port.in.ChangeWorkspace;
import io.neosc.application.workspace.port.in.CreateWorkspace;
import io.neosc.application.workspace.port.in.DeleteWorkspace;
import io.neosc.application.workspace.port.in.ReportWorkspace;
import io.neosc.application.workspace.port.in.ResetWorkspaces;
import io.neosc.domain.apikey.ApiKeyId;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Lifecycle;
import io.neosc.domain.session.Session;
import io.neosc.domain.shared.VersionMismatch;
import io.neosc.domain.workspace.Condition;
import io.neosc.domain.workspace.Limits;
import io.neosc.domain.workspace.NoCatalogue;
import io.neosc.domain.workspace.StoppedByPeople;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceId;
import io.neosc.domain.workspace.WorkspaceIdTaken;
import io.neosc.domain.workspace.WorkspaceNotAvailable;
import io.neosc.domain.workspace.WorkspaceNotFound;
import io.neosc.domain.workspace.WorkspaceStatus;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WorkspaceChangingTest {
  private static final WorkspaceId CHOSEN = new WorkspaceId("ws-chosen");
  private final InMemoryApplication app = new InMemoryApplication();
  private final People people = new People(app);
  private final CommitContext admin = people.signedIn();

  private WorkspaceView create(WorkspaceId id, String name) {
    return app.workspaceChanging.create(
        new CreateWorkspace(admin, id, aDescription(name, new Limits(null, 3, null, null))));
  }

  private void delete(WorkspaceId id) {
    app.workspaceChanging.delete(new DeleteWorkspace(admin, id, null));
  }

  private List<Session.State> sessions() {
    return InMemoryRepositories.sessions(app.store)
        .page(SessionFilter.ALL, PageRequest.first(500))
        .items();
  }

  @Test
  @DisplayName("WS-3 an id is the client's or a new one, and is used once")
  void anIdIsUsedOnce() {
    assertThat(create(CHOSEN, "One").workspace().version()).isEqualTo(1);
    assertThatExceptionOfType(WorkspaceIdTaken.class).isThrownBy(() -> create(CHOSEN, "Two"));
    var made =
        app.workspaceChanging.create(
            new CreateWorkspace(admin, null, aDescription("Three", Limits.DEFAULT)));
    assertThat(app.workspaces.workspace(made.workspace().id()).workspace().description().name())
        .isEqualTo("Three");
  }

  @Test
  @DisplayName("WS-3, API-5 a change is decided on the version that its author knew")
  void aChangeIsDecidedOnTheKnownVersion() {
    create(CHOSEN, "One");
    var changed =
        app.workspaceChanging.change(
            new ChangeWorkspace(admin, CHOSEN, _ -> aDescription("Renamed", Limits.DEFAULT), 1L));

    assertThat(changed.workspace().version()).isEqualTo(2);
    assertThat(changed.workspace().description().name()).isEqualTo("Renamed");
    assertThatExceptionOfType(VersionMismatch.class)
        .isThrownBy(
            () -> app.workspaceChanging.change(new ChangeWorkspace(admin, CHOSEN, is -> is, 1L)));
    assertThatExceptionOfType(VersionMismatch.class)
        .isThrownBy(() -> app.workspaceChanging.delete(new DeleteWorkspace(admin, CHOSEN, 1L)));
  }

  @Test
  @DisplayName("WS-2 a machine neither stops a workspace nor takes back that somebody stopped it")
  void machinesDoNotStop() {
    create(CHOSEN, "One");
    var gateway = People.STRANGER.by(new ApiKeyId("key-1"));
    said(gateway, Condition.ERROR);
    said(gateway, Condition.AVAILABLE);
    assertThatExceptionOfType(StoppedByPeople.class)
        .isThrownBy(() -> said(gateway, Condition.STOPPED))
        .satisfies(no -> assertThat(no.code()).isEqualTo("workspace.stopped-by-people"));

    said(admin, Condition.STOPPED);

    for (var condition : List.of(Condition.AVAILABLE, Condition.ERROR)) {
      assertThatExceptionOfType(StoppedByPeople.class).isThrownBy(() -> said(gateway, condition));
    }
    said(admin, Condition.AVAILABLE);
    assertThat(app.workspaces.workspace(CHOSEN).status()).isEqualTo(WorkspaceStatus.AVAILABLE);
  }

  private void said(CommitContext who, Condition condition) {
    app.workspaceChanging.report(new ReportWorkspace(who, CHOSEN, condition, "so it is"));
  }

  @Test
  @DisplayName("WS-2, WS-6 nothing is launched in an error; a report makes it available again")
  void reportsDecideWhetherItCanBeLaunched() {
    create(CHOSEN, "One");
    var report =
        app.workspaceChanging.report(
            new ReportWorkspace(admin, CHOSEN, Condition.ERROR, "no answer"));
    assertThat(report.status()).isEqualTo(WorkspaceStatus.ERROR);
    var me = people.signedIn();
    assertThatExceptionOfType(WorkspaceNotAvailable.class)
        .isThrownBy(() -> app.sessions.launch(new LaunchWorkspace(me, CHOSEN)));

    app.workspaceChanging.report(new ReportWorkspace(admin, CHOSEN, Condition.AVAILABLE, ""));
    assertThat(app.sessions.launch(new LaunchWorkspace(me, CHOSEN)).isNew()).isTrue();
  }

  @Test
  @DisplayName(
      "WS-3, SE-8, API-5 a deletion ends more sessions than fit into one commit, each once, and is"
          + " not stale by what it did itself")
  void aDeletionEndsItsSessions() {
    var version = create(CHOSEN, "One").workspace().version();
    for (var i = 0; i < 130; i++) {
      app.sessions.launch(new LaunchWorkspace(people.signedIn(), CHOSEN));
    }

    app.workspaceChanging.delete(new DeleteWorkspace(admin, CHOSEN, version));

    assertThat(sessions()).hasSize(130).noneMatch(Session.State::active);
    assertThat(sessions())
        .allMatch(session ->
            session.lifecycle() instanceof Lifecycle.Ended ended
                && ended.reason() == EndReason.WORKSPACE_REMOVED);
    assertThat(app.workspaces.workspaces(PageRequest.first(9)).items()).isEmpty();
    assertThatExceptionOfType(WorkspaceNotFound.class).isThrownBy(() -> delete(CHOSEN));
    assertThatExceptionOfType(WorkspaceNotFound.class)
        .isThrownBy(() -> app.sessions.launch(new LaunchWorkspace(people.signedIn(), CHOSEN)));
    assertThatExceptionOfType(WorkspaceNotFound.class)
        .isThrownBy(() -> app.workspaces.workspace(CHOSEN));
  }

  @Test
  @DisplayName("WS-3 whoever launches while it is deleted is not in it afterwards")
  void nobodyIsInADeletedWorkspace() throws Exception {
    for (var round = 0; round < 20; round++) {
      create(CHOSEN, "One");
      var start = new CountDownLatch(1);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var i = 0; i < 12; i++) {
          var me = people.signedIn();
          var _ =
              threads.submit(() -> {
                start.await();
                for (var launch = 0; launch < 3; launch++) {
                  app.sessions.launch(new LaunchWorkspace(me, CHOSEN));
                }
                return me;
              });
        }
        start.countDown();
        delete(CHOSEN);
      }
      assertThat(sessions()).noneMatch(Session.State::active);
    }
  }

  @Test
  @DisplayName("WS-3 an id that was deleted can be used again, and its versions go on")
  void aDeletedIdCanBeUsedAgain() {
    create(CHOSEN, "One");
    delete(CHOSEN);

    var again = create(CHOSEN, "Again");

    assertThat(again.workspace().version()).isEqualTo(3);
    assertThat(app.workspaces.workspace(CHOSEN).workspace().description().name())
        .isEqualTo("Again");
    var me = people.signedIn();
    assertThat(app.sessions.launch(new LaunchWorkspace(me, CHOSEN)).isNew()).isTrue();
    assertThat(app.workspaces.workspace(CHOSEN).activeSessions()).isEqualTo(1);
  }

  @Test
  @DisplayName("WS-3 a reset makes everything as the catalogue says, with an entry for each change")
  void aResetGoesBackToTheCatalogue() {
    var kept = new WorkspaceId("ws-kept");
    var lost = new WorkspaceId("ws-lost");
    app.catalogue.put(kept, aDescription("Kept", Limits.DEFAULT));
    app.catalogue.put(lost, aDescription("Lost", Limits.DEFAULT));
    create(kept, "Renamed");
    app.workspaceChanging.report(new ReportWorkspace(admin, kept, Condition.STOPPED, "works"));
    create(lost, "Lost");
    delete(lost);
    create(CHOSEN, "Away");
    var inIt = people.signedIn();
    app.sessions.launch(new LaunchWorkspace(inIt, CHOSEN));

    var all = app.workspaceChanging.reset(new ResetWorkspaces(admin));

    assertThat(all)
        .extracting(view -> view.workspace().description().name(), WorkspaceView::status)
        .containsExactlyInAnyOrder(
            tuple("Kept", WorkspaceStatus.AVAILABLE), tuple("Lost", WorkspaceStatus.AVAILABLE));
    assertThat(sessions()).noneMatch(Session.State::active);
    assertThat(InMemoryRepositories.workspaces(app.store).all())
        .extracting(Workspace.State::id)
        .containsExactlyInAnyOrder(kept, lost);
  }

  @Test
  @DisplayName("WS-3 without a catalogue there is nothing to go back to")
  void withoutACatalogueNothingIsReset() {
    create(CHOSEN, "One");
    assertThatExceptionOfType(NoCatalogue.class)
        .isThrownBy(() -> app.workspaceChanging.reset(new ResetWorkspaces(admin)));
    assertThat(app.workspaces.workspace(CHOSEN).workspace().version()).isEqualTo(1);
  }
}
