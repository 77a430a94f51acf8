package io.neosc.domain.workspace;

import io.neosc.domain.shared.DomainEvent;
import java.time.Instant;

/** What happens to a workspace. */
public sealed interface WorkspaceEvent extends DomainEvent {
  WorkspaceId workspaceId();

  record Created(WorkspaceId workspaceId, String name, WorkspaceType type, Instant occurredAt)
      implements WorkspaceEvent {}
}
