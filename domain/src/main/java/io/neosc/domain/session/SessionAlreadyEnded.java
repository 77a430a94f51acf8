package io.neosc.domain.session;

import io.neosc.domain.shared.DomainException;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Locale;

/** The session is over; nothing reopens or ends it again (SE-2, SE-5). */
public final class SessionAlreadyEnded extends DomainException.Conflict {
  private static final long serialVersionUID = 1L;
  private final transient Present present;

  /** What the session is now. */
  public record Present(
      SessionId id, WorkspaceId workspaceId, Instant startedAt, Lifecycle lifecycle) {}

  public SessionAlreadyEnded(Session.State session) {
    super(
        "session.already-ended",
        session.key() + " is " + session.status().name().toLowerCase(Locale.ROOT) + " already");
    this.present =
        new Present(session.id(), session.workspaceId(), session.startedAt(), session.lifecycle());
  }

  /** What it is now. */
  public SessionStatus status() {
    return present.lifecycle().status();
  }

  /** The session as it is now. */
  public Present present() {
    return present;
  }
}
