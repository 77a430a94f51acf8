package io.neosc.domain.workspace;

import io.neosc.domain.shared.DomainException;

/** There is no such workspace, or the caller may not know of it. */
public final class WorkspaceNotFound extends DomainException.NotFound {
  private static final long serialVersionUID = 1L;

  public WorkspaceNotFound(WorkspaceId id) {
    super("workspace.not-found", "There is no workspace " + id.value());
  }
}
