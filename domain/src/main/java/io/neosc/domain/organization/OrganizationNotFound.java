package io.neosc.domain.organization;

import io.neosc.domain.shared.DomainException;

/** There is no such organization, or not for this caller. */
public final class OrganizationNotFound extends DomainException.NotFound {
  private static final long serialVersionUID = 1L;

  public OrganizationNotFound(OrganizationId id) {
    super("organization.not-found", "There is no organization " + id.value());
  }
}
