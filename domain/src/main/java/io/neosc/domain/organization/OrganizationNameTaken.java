package io.neosc.domain.organization;

import io.neosc.domain.shared.DomainException;

/** Another organization has this name already, in whatever case. */
public final class OrganizationNameTaken extends DomainException.Conflict {
  private static final long serialVersionUID = 1L;

  public OrganizationNameTaken() {
    super("organization.name-taken", "An organization with this name exists already");
  }
}
