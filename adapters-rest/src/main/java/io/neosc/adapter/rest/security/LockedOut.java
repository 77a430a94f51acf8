package io.neosc.adapter.rest.security;

import io.neosc.domain.lock.LockInForce;

/** A lock hits who is calling, whatever it is that is wanted (SE-12). */
final class LockedOut extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient LockInForce lock;

  LockedOut(LockInForce lock) {
    super("locked out", null, false, false);
    this.lock = lock;
  }

  LockInForce lock() {
    return lock;
  }
}
