package io.neosc.application.workspace.port.out;

import static io.neosc.application.shared.port.Contracts.NOBODY;
import static io.neosc.application.shared.port.Contracts.atOnce;
import static io.neosc.domain.workspace.WorkspaceFixture.aDescription;
import static io.neosc.domain.workspace.WorkspaceFixture.aNewWorkspace;
import static io.neosc.domain.workspace.WorkspaceFixture.aWorkspaceId;
import static io.neosc.domain.workspace.WorkspaceFixture.theFullestWorkspace;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.domain.shared.Given;
import io.neosc.domain.workspace.Limits;
import io.neosc.domain.workspace.Workspace;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link WorkspaceRepository} promises. Each test begins with an empty store. */
public interface WorkspaceRepositoryContract {
  Commits commits();

  WorkspaceRepository repository();

  @Test
  default void unknownWorkspacesAreNotFound() {
    assertThat(repository().find(aWorkspaceId())).isEmpty();
  }

  @Test
  @DisplayName("WS-1: a workspace with a value in every field comes back as it was")
  default void theFullestWorkspaceComesBack() {
    assertComesBack(theFullestWorkspace());
  }

  @Test
  @DisplayName("WS-1: a workspace with nothing but what is needed comes back as it was")
  default void thePlainestWorkspaceComesBack() {
    assertComesBack(aNewWorkspace());
  }

  @Test
  default void workspacesAreInvisibleUntilCommitted() {
    var workspace = aNewWorkspace();

    assertThat(repository().find(workspace.state().id())).isEmpty();
    assertThat(repository().anyExists()).isFalse();
  }

  @Test
  @DisplayName("WS-3: a store tells whether it has any workspace")
  default void anyExistsAfterTheFirst() {
    assertThat(repository().anyExists()).isFalse();
    commits().commit(NOBODY, aNewWorkspace());
    assertThat(repository().anyExists()).isTrue();
  }

  @Test
  @DisplayName("WS-3: of two nodes that create the same workspace at once one does")
  default void ofTwoCreationsAtOnceOneHappens() throws Exception {
    var id = aWorkspaceId();
    var one = Workspace.create(id, aDescription("One", Limits.DEFAULT), Given.NOON);
    var other = Workspace.create(id, aDescription("Other", Limits.DEFAULT), Given.NOON);

    var outcomes = atOnce(() -> committed(one), () -> committed(other));

    assertThat(outcomes).filteredOn(KeyTaken.class::isInstance).hasSize(1);
    assertThat(outcomes).contains(repository().find(id).orElseThrow().state());
  }

  private Workspace.State committed(Workspace workspace) {
    commits().commit(NOBODY, workspace);
    return workspace.state().atVersion(1);
  }

  private void assertComesBack(Workspace workspace) {
    commits().commit(NOBODY, workspace);
    var found = repository().find(workspace.state().id()).orElseThrow();
    assertThat(found.state()).isEqualTo(workspace.state().atVersion(1));
    assertThat(found.events()).isEmpty();
  }
}
