package io.neosc.domain.identity;

import io.neosc.domain.shared.DomainException;

/** There is no such account, or not any more. */
public final class AccountNotFound extends DomainException.NotFound {
  private static final long serialVersionUID = 1L;

  public AccountNotFound() {
    super("account.not-found", "There is no such account");
  }
}
