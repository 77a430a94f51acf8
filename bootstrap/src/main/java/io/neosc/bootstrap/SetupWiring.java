package io.neosc.bootstrap;

import io.micronaut.context.annotation.Factory;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.identity.port.out.PasswordHasher;
import io.neosc.application.organization.port.out.OrganizationRepository;
import io.neosc.application.policy.port.out.PolicyRepository;
import io.neosc.application.setup.SetupService;
import io.neosc.application.setup.port.in.SetupCommands;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.workspace.port.out.WorkspaceRepository;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The first start. */
@Factory
final class SetupWiring {

  @Singleton
  SetupCommands commands(
      AccountRepository accounts,
      OrganizationRepository organizations,
      WorkspaceRepository workspaces,
      PolicyRepository policies,
      AuditTrail trail,
      Commits commits,
      PasswordHasher hasher,
      IdGenerator ids,
      InstantSource clock) {
    return new SetupService(
        accounts, organizations, workspaces, policies, trail, commits, hasher, ids, clock);
  }
}
