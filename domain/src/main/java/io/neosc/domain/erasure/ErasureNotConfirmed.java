package io.neosc.domain.erasure;

import io.neosc.domain.shared.DomainException;

/** The address that was given to confirm an erasure is not that of the account (AU-12). */
public final class ErasureNotConfirmed extends DomainException.RuleViolated {
  private static final long serialVersionUID = 1L;

  public ErasureNotConfirmed() {
    super("erasure.not-confirmed", "This is not the e-mail address of the account to be erased");
  }
}
