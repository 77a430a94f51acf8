package io.neosc.application.workspace.port.out;

import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceId;
import java.util.Optional;

/** Finds workspaces. What was committed before the call is seen. */
public interface WorkspaceRepository {

  Optional<Workspace> find(WorkspaceId id);

  /** Whether there is any workspace at all. */
  boolean anyExists();
}
