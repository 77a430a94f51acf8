package io.neosc.application.workspace;

import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.live.port.in.WorkspaceView;
import io.neosc.application.shared.Paging;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.workspace.port.in.WorkspaceQueries;
import io.neosc.domain.workspace.WorkspaceId;
import io.neosc.domain.workspace.WorkspaceNotFound;

/** Reads workspaces from the read model. */
public final class WorkspaceService implements WorkspaceQueries {
  private final LiveQueries live;

  public WorkspaceService(LiveQueries live) {
    this.live = live;
  }

  @Override
  public Page<WorkspaceView> workspaces(PageRequest page) {
    return Paging.of(
        live.workspaces(),
        page,
        view -> new Cursor(view.workspace().createdAt(), view.workspace().key()));
  }

  @Override
  public WorkspaceView workspace(WorkspaceId id) {
    return live.workspace(id).orElseThrow(() -> new WorkspaceNotFound(id));
  }
}
