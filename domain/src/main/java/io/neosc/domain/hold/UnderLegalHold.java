package io.neosc.domain.hold;

import io.neosc.domain.shared.DomainException;

/** Somebody is not erased while a legal hold keeps entries about them, or names them. */
public final class UnderLegalHold extends DomainException.Conflict {
  private static final long serialVersionUID = 1L;
  private final transient LegalHoldId hold;

  public UnderLegalHold(LegalHoldId hold) {
    super("audit.legal-hold", "The legal hold " + hold.value() + " keeps entries of this account");
    this.hold = hold;
  }

  public LegalHoldId hold() {
    return hold;
  }
}
