package io.neosc.bootstrap;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.neosc.application.audit.VerificationService;
import io.neosc.application.audit.Verifying;
import io.neosc.application.audit.port.in.TrailQueries;
import io.neosc.application.audit.port.out.BrokenTrail;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.application.audit.port.out.FoundTrail;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.Lease;
import io.neosc.application.shared.port.Probe;
import io.neosc.domain.audit.TrailSignatures;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Verification of the audit trail, for who asks and on one node for all in the background. */
@Factory
final class VerificationWiring {
  static final String NAME = "audit-verification";

  @Singleton
  @Bean(typed = {VerificationService.class, TrailQueries.class})
  VerificationService service(
      FoundTrail trail,
      CheckpointStore store,
      CheckpointsOutside outside,
      TrailSignatures signatures,
      Commits commits,
      BrokenTrail alarm,
      AuditConfig config,
      InstantSource clock) {
    return new VerificationService(
        trail, store, outside, signatures, commits, alarm, config.checkpointInterval(), clock);
  }

  @Singleton
  @Named(NAME)
  @Bean(preDestroy = "close")
  Worker<Verifying> verifier(
      VerificationService service, Lease lease, AuditConfig config, InstantSource clock) {
    return Worker.of(
        NAME, worker -> new Verifying(service, lease, config.verifyInterval(), worker, clock));
  }

  @Singleton
  Probe health(@Named(NAME) Worker<Verifying> verifier) {
    return verifier.work();
  }
}
