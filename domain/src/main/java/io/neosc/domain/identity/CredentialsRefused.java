package io.neosc.domain.identity;

import io.neosc.domain.shared.DomainException;

/**
 * The one answer to every failed proof of identity: unknown account, wrong password, disabled
 * account, spent token (ID-3). On the wire it is a 401.
 */
public final class CredentialsRefused extends DomainException.Forbidden {
  private static final long serialVersionUID = 1L;

  public CredentialsRefused() {
    super("auth.invalid-credentials", "The credentials are not valid");
  }
}
