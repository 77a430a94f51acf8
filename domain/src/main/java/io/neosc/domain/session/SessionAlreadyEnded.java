package io.neosc.domain.session;

import io.neosc.domain.shared.DomainException;
import java.util.Locale;

/** The session is over; nothing reopens or ends it again (SE-2, SE-5). */
public final class SessionAlreadyEnded extends DomainException.Conflict {
  private static final long serialVersionUID = 1L;
  private final transient Session.State session;

  public SessionAlreadyEnded(Session.State session) {
    super(
        "session.already-ended",
        session.key() + " is " + session.status().name().toLowerCase(Locale.ROOT) + " already");
    this.session = session;
  }

  /** What it is now. */
  public SessionStatus status() {
    return session.status();
  }

  /** The session as it is now. */
  public Session.State session() {
    return session;
  }
}
