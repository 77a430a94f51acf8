package io.neosc.bootstrap;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.neosc.application.alert.AuditTrailAlerts;
import io.neosc.application.alert.port.out.AlertRepository;
import io.neosc.application.audit.Checkpointer;
import io.neosc.application.audit.Checkpointing;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.audit.port.out.BrokenTrail;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.application.audit.port.out.TrailSigner;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.Lease;
import io.neosc.application.shared.port.Probe;
import io.neosc.domain.audit.TrailSignatures;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Signed checkpoints of the audit trail, made on one node for all and kept by each. */
@Factory
final class CheckpointWiring {
  static final String NAME = "audit-checkpoints";

  @Singleton
  BrokenTrail alarm(
      AlertRepository alerts,
      Commits commits,
      IdGenerator ids,
      InstantSource clock,
      AlertWiring.Evaluation evaluation) {
    return new AuditTrailAlerts(alerts, commits, ids, clock, evaluation.worker());
  }

  @Singleton
  Checkpointer checkpointer(
      AuditTrail trail,
      CheckpointStore store,
      CheckpointsOutside outside,
      TrailSigner signer,
      TrailSignatures signatures,
      AuditConfig config,
      InstantSource clock) {
    return new Checkpointer(
        trail, store, outside, signer, signatures, config.checkpointInterval(), clock);
  }

  @Singleton
  @Named(NAME)
  @Bean(preDestroy = "close")
  Worker<Checkpointing> writer(
      Checkpointer checkpointer, Lease lease, BrokenTrail alarm, InstantSource clock) {
    return Worker.of(NAME, worker -> new Checkpointing(checkpointer, lease, alarm, worker, clock));
  }

  @Singleton
  Probe health(@Named(NAME) Worker<Checkpointing> writer) {
    return writer.work();
  }
}
