package io.neosc.domain.organization;

import io.neosc.domain.shared.DomainException;

/** An account was to join an organization that does not exist, or not any more. */
public final class UnknownOrganization extends DomainException.RuleViolated {
  private static final long serialVersionUID = 1L;

  public UnknownOrganization() {
    super("organization.unknown", "There is no organization with this id or name");
  }
}
