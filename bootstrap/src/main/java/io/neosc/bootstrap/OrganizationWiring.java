package io.neosc.bootstrap;

import io.micronaut.context.annotation.Factory;
import io.neosc.application.organization.OrganizationService;
import io.neosc.application.organization.port.out.KnownOrganizations;
import io.neosc.application.organization.port.out.OrganizationRepository;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Organizations; one service changes and reads them. */
@Factory
final class OrganizationWiring {

  @Singleton
  OrganizationService service(
      OrganizationRepository organizations,
      KnownOrganizations known,
      Commits commits,
      IdGenerator ids,
      InstantSource clock) {
    return new OrganizationService(organizations, known, commits, ids, clock);
  }
}
