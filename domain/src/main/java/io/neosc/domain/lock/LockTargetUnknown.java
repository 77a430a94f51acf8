package io.neosc.domain.lock;

import io.neosc.domain.shared.DomainException;
import java.util.Locale;

/** What was to be locked is not there. */
public final class LockTargetUnknown extends DomainException.RuleViolated {
  private static final long serialVersionUID = 1L;

  public LockTargetUnknown(LockTarget.Kind kind) {
    super(
        "lock.unknown-target",
        "There is no such " + kind.name().toLowerCase(Locale.ROOT) + " to lock");
  }
}
