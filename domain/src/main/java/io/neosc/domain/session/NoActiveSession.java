package io.neosc.domain.session;

import io.neosc.domain.shared.DomainException;
import io.neosc.domain.workspace.WorkspaceId;

/** The caller has no active session in the workspace (WS-5). */
public final class NoActiveSession extends DomainException.Conflict {
  private static final long serialVersionUID = 1L;

  private final transient WorkspaceId workspace;

  public NoActiveSession(WorkspaceId workspace) {
    super("session.none-active", "You have no active session in " + workspace.value());
    this.workspace = workspace;
  }

  public WorkspaceId workspace() {
    return workspace;
  }
}
