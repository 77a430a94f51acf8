package io.neosc.domain.identity;

import io.neosc.domain.shared.DomainException;

/** The last admin that can sign in can be neither deleted, demoted nor disabled (ID-14). */
public final class LastAdmin extends DomainException.Conflict {
  private static final long serialVersionUID = 1L;

  public LastAdmin() {
    super("account.last-admin", "There must be another admin who can sign in first");
  }
}
