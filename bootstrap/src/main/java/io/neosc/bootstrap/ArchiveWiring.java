package io.neosc.bootstrap;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Prototype;
import io.neosc.application.audit.archive.Archiver;
import io.neosc.application.audit.archive.Archiver.Rule;
import io.neosc.application.audit.archive.Archiving;
import io.neosc.application.audit.port.in.ArchiveQueries;
import io.neosc.application.audit.port.out.AuditArchive;
import io.neosc.application.audit.port.out.AuditRetention;
import io.neosc.application.audit.port.out.AuditTexts;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.audit.port.out.BrokenTrail;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.application.audit.port.out.FoundTrail;
import io.neosc.application.audit.port.out.LegalHoldRepository;
import io.neosc.application.audit.port.out.TrailSigner;
import io.neosc.application.hold.LegalHoldService;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.Lease;
import io.neosc.application.shared.port.Probe;
import io.neosc.domain.audit.TrailSignatures;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Retention of the audit trail, on one node for all and for the command. */
@Factory
final class ArchiveWiring {
  static final String NAME = "audit-archive";

  /** One for each who asks: it is for one thread. */
  @Prototype
  Archiver archiver(
      FoundTrail trail,
      CheckpointStore store,
      CheckpointsOutside outside,
      TrailSigner signer,
      TrailSignatures signatures,
      AuditArchive archive,
      AuditRetention retention,
      AuditTexts texts,
      LegalHoldRepository holds,
      Commits commits,
      BrokenTrail alarm,
      AuditConfig config,
      InstantSource clock) {
    return new Archiver(
        trail,
        store,
        outside,
        signer,
        signatures,
        archive,
        retention,
        texts,
        holds,
        commits,
        alarm,
        Rule.of(config.retention()),
        clock);
  }

  @Singleton
  @Named(NAME)
  @Bean(preDestroy = "close")
  Worker<Archiving> archiving(
      Archiver archiver, Lease lease, AuditConfig config, IdGenerator ids, InstantSource clock) {
    return Worker.of(
        NAME, worker -> new Archiving(archiver, config.archiving(), lease, ids, clock, worker));
  }

  @Singleton
  LegalHoldService holds(
      LegalHoldRepository holds,
      AuditTrail trail,
      Commits commits,
      IdGenerator ids,
      InstantSource clock) {
    return new LegalHoldService(holds, trail, commits, ids, clock);
  }

  @Singleton
  Probe health(@Named(NAME) Worker<Archiving> archiving) {
    return archiving.work();
  }

  @Singleton
  ArchiveQueries queries(@Named(NAME) Worker<Archiving> archiving) {
    return archiving.work();
  }
}
