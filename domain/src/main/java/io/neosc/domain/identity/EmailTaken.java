package io.neosc.domain.identity;

import io.neosc.domain.shared.DomainException;

/** Another account has this e-mail address already. */
public final class EmailTaken extends DomainException.Conflict {
  private static final long serialVersionUID = 1L;

  public EmailTaken() {
    super("account.email-taken", "An account with this e-mail address exists already");
  }
}
