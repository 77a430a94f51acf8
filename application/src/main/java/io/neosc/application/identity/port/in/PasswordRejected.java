package io.neosc.application.identity.port.in;

import io.neosc.domain.shared.DomainException;

/** A chosen password is not acceptable (ID-4). */
public final class PasswordRejected extends DomainException.RuleViolated {
  private static final long serialVersionUID = 1L;

  public PasswordRejected(String message) {
    super("account.password-rejected", message);
  }
}
