package io.neosc.domain.organization;

import io.neosc.domain.shared.DomainException;

/** An organization with accounts cannot be deleted (ID-17). */
public final class OrganizationNotEmpty extends DomainException.Conflict {
  private static final long serialVersionUID = 1L;

  public OrganizationNotEmpty() {
    super("organization.not-empty", "The organization still has accounts");
  }
}
