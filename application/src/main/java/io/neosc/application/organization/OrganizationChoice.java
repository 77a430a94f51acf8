package io.neosc.application.organization;

import io.neosc.application.organization.port.out.OrganizationRepository;
import io.neosc.domain.organization.Organization;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.organization.UnknownOrganization;
import io.neosc.domain.shared.Ids;

/** Which organization a request means that gives an id or an exact name (ID-17). */
public final class OrganizationChoice {
  private final OrganizationRepository organizations;

  public OrganizationChoice(OrganizationRepository organizations) {
    this.organizations = organizations;
  }

  /**
   * Asks the store, so that one that another node has just made is known.
   *
   * @throws UnknownOrganization if there is none; no organization's name looks like an id
   */
  public OrganizationId of(String idOrName) {
    var found =
        Ids.valid(OrganizationId.PREFIX, idOrName)
            ? organizations.find(new OrganizationId(idOrName))
            : organizations
                .findByName(idOrName)
                .filter(organization -> organization.state().name().equals(idOrName));
    return found
        .map(Organization::state)
        .map(Organization.State::id)
        .orElseThrow(UnknownOrganization::new);
  }
}
