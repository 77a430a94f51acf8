package io.neosc.domain.lock;

import io.neosc.domain.shared.DomainException;

/** Nobody would be left who can take it away. */
public final class LockHitsAllAdmins extends DomainException.Conflict {
  private static final long serialVersionUID = 1L;

  public LockHitsAllAdmins() {
    super("lock.hits-all-admins", "This lock would shut out all admins");
  }
}
