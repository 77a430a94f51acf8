package io.neosc.domain.session;

import io.neosc.domain.apikey.Party;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.shared.DomainEvent;
import io.neosc.domain.workspace.WorkspaceId;
import io.neosc.domain.workspace.WorkspaceType;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to a session, and to launches that were refused. */
public sealed interface SessionEvent extends DomainEvent {

  record Launched(
      SessionId sessionId,
      AccountId accountId,
      WorkspaceId workspaceId,
      String workspaceName,
      WorkspaceType workspaceType,
      Instant occurredAt)
      implements SessionEvent {}

  /** A launch that a rule forbade; no session came of it. */
  record LaunchRefused(WorkspaceId workspaceId, String code, String reason, Instant occurredAt)
      implements SessionEvent {}

  /**
   * The one end of a session.
   *
   * @param by who ended it; null when the product itself did
   * @param note why, in the words of who ended it, for the trail; null if nothing was said
   */
  record Ended(
      SessionId sessionId,
      AccountId accountId,
      WorkspaceId workspaceId,
      String workspaceName,
      WorkspaceType workspaceType,
      EndReason reason,
      @Nullable Party by,
      @Nullable String note,
      Duration duration,
      Instant occurredAt)
      implements SessionEvent {}
}
