package io.neosc.bootstrap;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.neosc.application.alert.AuditTrailAlerts;
import io.neosc.application.alert.port.out.AlertRepository;
import io.neosc.application.audit.Checkpointer;
import io.neosc.application.audit.Checkpointing;
import io.neosc.application.audit.Delivering;
import io.neosc.application.audit.port.in.DeliveryQueries;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.audit.port.out.BrokenTrail;
import io.neosc.application.audit.port.out.CheckpointReceiver;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.application.audit.port.out.DeliveryPlace;
import io.neosc.application.audit.port.out.TrailKeys;
import io.neosc.application.audit.port.out.TrailSigner;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.Lease;
import io.neosc.application.shared.port.Probe;
import io.neosc.domain.audit.TrailSignatures;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Signed checkpoints of the audit trail, made on one node for all, kept by each, and sent by one.
 */
@Factory
final class CheckpointWiring {
  static final String NAME = "audit-checkpoints";
  static final String DELIVERY = "audit-delivery";

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
      TrailKeys keys,
      AuditConfig config,
      InstantSource clock) {
    return new Checkpointer(
        trail, store, outside, signer, signatures, keys, config.checkpointInterval(), clock);
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

  @Singleton
  @Named(DELIVERY)
  @Bean(preDestroy = "close")
  Worker<Delivering> delivery(
      CheckpointStore store,
      CheckpointsOutside outside,
      TrailSignatures signatures,
      @Nullable CheckpointReceiver receiver,
      DeliveryPlace place,
      Lease lease,
      InstantSource clock) {
    return Worker.of(
        DELIVERY,
        worker ->
            new Delivering(store, outside, signatures, receiver, place, lease, worker, clock));
  }

  @Singleton
  @Bean(typed = {Probe.class, DeliveryQueries.class})
  Delivering delivered(@Named(DELIVERY) Worker<Delivering> delivery) {
    return delivery.work();
  }
}
