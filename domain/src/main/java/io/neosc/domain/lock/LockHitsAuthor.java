package io.neosc.domain.lock;

import io.neosc.domain.shared.DomainException;

/** Its author would be shut out, and could not take it away again. */
public final class LockHitsAuthor extends DomainException.Conflict {
  private static final long serialVersionUID = 1L;

  public LockHitsAuthor() {
    super("lock.hits-author", "This lock would shut you out yourself; another admin can make it");
  }
}
