package io.neosc.domain.workspace;

import io.neosc.domain.shared.DomainException;

/** There is a workspace of this id already. */
public final class WorkspaceIdTaken extends DomainException.Conflict {
  private static final long serialVersionUID = 1L;

  public WorkspaceIdTaken(WorkspaceId id) {
    super("workspace.id-taken", "There is a workspace " + id.value() + " already");
  }
}
