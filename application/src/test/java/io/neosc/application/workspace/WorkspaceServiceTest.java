package io.neosc.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.live.port.in.WorkspaceView;
import io.neosc.application.session.port.in.LaunchWorkspace;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.People;
import io.neosc.domain.workspace.WorkspaceFixture;
import io.neosc.domain.workspace.WorkspaceNotFound;
import io.neosc.domain.workspace.WorkspaceStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WorkspaceServiceTest {
  private final InMemoryApplication app = new InMemoryApplication();
  private final People people = new People(app);

  @Test
  @DisplayName("WS-2 a workspace runs while somebody uses it")
  void aWorkspaceRunsWhileItIsUsed() {
    var workspace = people.workspace();
    assertThat(app.workspaces.workspace(workspace.id()).status())
        .isEqualTo(WorkspaceStatus.AVAILABLE);

    app.sessions.launch(new LaunchWorkspace(people.signedIn(), workspace.id()));

    assertThat(app.workspaces.workspace(workspace.id()))
        .isEqualTo(new WorkspaceView(workspace, 1))
        .extracting(WorkspaceView::status)
        .isEqualTo(WorkspaceStatus.RUNNING);
  }

  @Test
  @DisplayName("WS-3 API-2 workspaces come newest first, in pages")
  void workspacesComeInPages() {
    var first = people.workspace();
    var second = people.workspace();
    var third = people.workspace();

    var page = app.workspaces.workspaces(PageRequest.first(2));
    assertThat(page.items()).extracting(WorkspaceView::workspace).containsExactly(third, second);
    assertThat(app.workspaces.workspaces(new PageRequest(2, page.next())).items())
        .extracting(WorkspaceView::workspace)
        .containsExactly(first);
  }

  @Test
  void unknownWorkspacesAreNotFound() {
    assertThatExceptionOfType(WorkspaceNotFound.class)
        .isThrownBy(() -> app.workspaces.workspace(WorkspaceFixture.aWorkspaceId()));
  }
}
