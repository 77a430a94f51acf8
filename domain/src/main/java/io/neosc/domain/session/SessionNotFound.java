package io.neosc.domain.session;

import io.neosc.domain.shared.DomainException;

/** There is no such session, or the caller may not know of it. */
public final class SessionNotFound extends DomainException.NotFound {
  private static final long serialVersionUID = 1L;

  public SessionNotFound(SessionId id) {
    super("session.not-found", "There is no session " + id.value());
  }
}
