package io.neosc.application.workspace.port.out;

import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceId;
import java.util.List;
import java.util.Optional;

/** Finds workspaces. What was committed before the call is seen. */
public interface WorkspaceRepository {

  /** One that is there; what was removed is not found. */
  Optional<Workspace> find(WorkspaceId id);

  /** The same, or one that was removed: its id may be used again. */
  Optional<Workspace> findEvenRemoved(WorkspaceId id);

  /** All that are there, in no particular order. */
  List<Workspace.State> all();

  /** Whether there is, or was, any workspace at all. */
  boolean anyExists();
}
