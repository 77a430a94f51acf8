package io.neosc.domain.session;

import io.neosc.domain.apikey.Party;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.shared.DomainEvent;
import io.neosc.domain.workspace.WorkspaceId;
import io.neosc.domain.workspace.WorkspaceType;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
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

  /**
   * There is more reason for a second look than before (SE-13).
   *
   * @param added what was not suspicious before; never empty
   */
  record Suspected(
      SessionId sessionId,
      AccountId accountId,
      WorkspaceId workspaceId,
      String workspaceName,
      Set<Suspicion> added,
      Instant occurredAt)
      implements SessionEvent {
    public Suspected {
      added = Set.copyOf(added);
    }
  }

  /** A launch that a rule forbade; no session came of it. */
  record LaunchRefused(WorkspaceId workspaceId, String code, String reason, Instant occurredAt)
      implements SessionEvent {}

  /** A gateway let somebody in who showed the session's ticket (WS-8). */
  record TicketRedeemed(
      SessionId sessionId, AccountId accountId, String workspaceName, Instant occurredAt)
      implements SessionEvent {}

  /** A ticket that was given out once was shown and opened nothing (WS-8). */
  record TicketRefused(
      SessionId sessionId, AccountId accountId, LaunchTicket.Flaw flaw, Instant occurredAt)
      implements SessionEvent {}

  /** A gateway saw something that is new of a session (SE-7). */
  record EvidenceChanged(
      SessionId sessionId, AccountId accountId, Evidence before, Evidence after, Instant occurredAt)
      implements SessionEvent {}

  /** The person was erased whose it was (AU-12). */
  record PersonForgotten(SessionId sessionId, AccountId accountId, Instant occurredAt)
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
