package io.neosc.domain.session;

import io.neosc.domain.shared.DomainException;
import java.util.Locale;

/** The session is over; nothing reopens or ends it again (SE-2, SE-5). */
public final class SessionAlreadyEnded extends DomainException.Conflict {
  private static final long serialVersionUID = 1L;
  private final SessionStatus status;

  public SessionAlreadyEnded(SessionId id, SessionStatus status) {
    super(
        "session.already-ended",
        id.value() + " is " + status.name().toLowerCase(Locale.ROOT) + " already");
    this.status = status;
  }

  /** What it is now. */
  public SessionStatus status() {
    return status;
  }
}
