package io.neosc.domain.lock;

import io.neosc.domain.shared.DomainException;

/** A new lock would be over before it had any effect. */
public final class LockExpired extends DomainException.RuleViolated {
  private static final long serialVersionUID = 1L;

  public LockExpired() {
    super("lock.already-expired", "The end of a new lock lies in the future");
  }
}
