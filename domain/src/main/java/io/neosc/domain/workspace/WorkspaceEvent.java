package io.neosc.domain.workspace;

import io.neosc.domain.shared.DomainEvent;
import java.time.Instant;

/** What happens to workspaces. */
public sealed interface WorkspaceEvent extends DomainEvent {

  record Created(WorkspaceId workspaceId, String name, WorkspaceType type, Instant occurredAt)
      implements WorkspaceEvent {}

  /** What an admin, or the catalogue, says of it is another thing now. */
  record Changed(
      WorkspaceId workspaceId,
      Workspace.Description before,
      Workspace.Description after,
      Instant occurredAt)
      implements WorkspaceEvent {}

  /**
   * It can be launched or it cannot.
   *
   * @param reason in the words of who said so; empty if nothing was said
   */
  record ConditionChanged(
      WorkspaceId workspaceId,
      String name,
      Condition before,
      Condition after,
      String reason,
      Instant occurredAt)
      implements WorkspaceEvent {}

  record Deleted(WorkspaceId workspaceId, String name, Instant occurredAt)
      implements WorkspaceEvent {}

  /** All workspaces are what the catalogue says; what had to change has an event of its own. */
  record CatalogueRestored(int workspaces, int removed, Instant occurredAt)
      implements WorkspaceEvent {}
}
