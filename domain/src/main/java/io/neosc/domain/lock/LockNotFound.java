package io.neosc.domain.lock;

import io.neosc.domain.shared.DomainException;

/** There is no such lock, or no longer. */
public final class LockNotFound extends DomainException.NotFound {
  private static final long serialVersionUID = 1L;

  public LockNotFound(LockId id) {
    super("lock.not-found", "There is no lock " + id.value());
  }
}
