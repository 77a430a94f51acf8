package io.neosc.bootstrap;

import io.micronaut.context.annotation.Factory;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.policy.PolicyService;
import io.neosc.application.policy.port.out.PolicyRepository;
import io.neosc.application.shared.port.Commits;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Policies; one service changes and reads them. */
@Factory
final class PolicyWiring {

  @Singleton
  PolicyService service(
      PolicyRepository policies, LiveQueries live, Commits commits, InstantSource clock) {
    return new PolicyService(policies, live, commits, clock);
  }
}
