package io.neosc.domain.workspace;

import io.neosc.domain.shared.DomainException;

/** A machine wants to stop a workspace, or to take back that somebody stopped it (WS-2). */
public final class StoppedByPeople extends DomainException.Conflict {
  private static final long serialVersionUID = 1L;

  public StoppedByPeople(WorkspaceId id) {
    super(
        "workspace.stopped-by-people",
        "Only operators and admins stop " + id.value() + " or take back that it is stopped");
  }
}
