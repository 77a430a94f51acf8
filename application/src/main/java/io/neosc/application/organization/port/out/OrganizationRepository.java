package io.neosc.application.organization.port.out;

import io.neosc.domain.organization.Organization;
import io.neosc.domain.organization.OrganizationId;
import java.util.Optional;

/** Finds organizations. What was committed before the call is seen. */
public interface OrganizationRepository {

  Optional<Organization> find(OrganizationId id);

  /** By its name without regard to case. */
  Optional<Organization> findByName(String name);
}
