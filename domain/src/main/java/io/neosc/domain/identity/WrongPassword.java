package io.neosc.domain.identity;

import io.neosc.domain.shared.DomainException;

/** A signed-in person gave another password than the present one. */
public final class WrongPassword extends DomainException.RuleViolated {
  private static final long serialVersionUID = 1L;

  public WrongPassword() {
    super("account.wrong-password", "The present password is not right");
  }
}
