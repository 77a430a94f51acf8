package io.neosc.application.workspace.port.in;

import io.neosc.application.live.port.in.WorkspaceView;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.workspace.WorkspaceId;

/** Reads workspaces, from memory. */
public interface WorkspaceQueries {

  /** All, newest first by creation and id. */
  Page<WorkspaceView> workspaces(PageRequest page);

  /**
   * @throws io.neosc.domain.workspace.WorkspaceNotFound if there is no such workspace
   */
  WorkspaceView workspace(WorkspaceId id);
}
