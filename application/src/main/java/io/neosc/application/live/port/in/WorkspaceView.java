package io.neosc.application.live.port.in;

import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceStatus;

/** A workspace with what follows from its sessions. */
public record WorkspaceView(Workspace.State workspace, int activeSessions) {

  public WorkspaceStatus status() {
    return workspace.status(activeSessions);
  }
}
