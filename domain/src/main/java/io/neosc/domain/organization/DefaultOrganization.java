package io.neosc.domain.organization;

import io.neosc.domain.shared.DomainException;

/** Nobody deletes the organization in which new accounts land. */
public final class DefaultOrganization extends DomainException.RuleViolated {
  private static final long serialVersionUID = 1L;

  public DefaultOrganization() {
    super("organization.is-default", "The default organization cannot be deleted");
  }
}
