package io.neosc.application.organization.port.out;

import io.neosc.domain.organization.Organization;
import io.neosc.domain.organization.OrganizationId;
import java.util.List;
import java.util.Optional;

/**
 * What this node knows without asking the store; exact once the change stream has nothing more to
 * tell.
 */
public interface KnownOrganizations {

  /** All organizations, newest first. */
  List<Organization.State> organizations();

  Optional<Organization.State> organization(OrganizationId id);

  int accountsIn(OrganizationId id);

  /** How many workspaces name it, by its id or its exact name. */
  int workspacesIn(Organization.State organization);
}
