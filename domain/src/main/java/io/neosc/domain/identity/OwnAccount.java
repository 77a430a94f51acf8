package io.neosc.domain.identity;

import io.neosc.domain.shared.DomainException;

/** An admin cannot delete, demote or disable the own account, so that nobody locks himself out. */
public final class OwnAccount extends DomainException.Conflict {
  private static final long serialVersionUID = 1L;

  public OwnAccount() {
    super("account.own-account", "Another admin has to do this to your account");
  }
}
