package io.neosc.domain.hold;

import io.neosc.domain.shared.DomainException;

/** There is no such legal hold, or no longer. */
public final class LegalHoldNotFound extends DomainException.NotFound {
  private static final long serialVersionUID = 1L;

  public LegalHoldNotFound(LegalHoldId id) {
    super("hold.not-found", "There is no legal hold " + id.value());
  }
}
