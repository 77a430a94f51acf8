package io.neosc.bootstrap;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.neosc.application.audit.AuditEntries;
import io.neosc.application.audit.AuditService;
import io.neosc.application.audit.AuditedReading;
import io.neosc.application.audit.CommitLog;
import io.neosc.application.audit.TextFeeding;
import io.neosc.application.audit.export.ExportService;
import io.neosc.application.audit.port.in.AuditQueries;
import io.neosc.application.audit.port.out.AuditTexts;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.application.audit.port.out.TrailSigner;
import io.neosc.application.erasure.port.out.ErasedAddresses;
import io.neosc.application.shared.port.AuditDrafts;
import io.neosc.application.shared.port.CommitObserver;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.SecurityLog;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Audit: which entries and log lines events leave, and the search in them. */
@Factory
final class AuditWiring {
  static final String TEXTS = "audit-texts";
  private static final int EXPORTS_AT_ONCE = 2;

  @Singleton
  AuditDrafts drafts(IdGenerator ids, ErasedAddresses erased) {
    return new AuditEntries(ids, erased::contains);
  }

  @Singleton
  SecurityLog securityLog(InstantSource clock) {
    return new SecurityLog(clock);
  }

  @Singleton
  CommitObserver commitLog(SecurityLog security) {
    return new CommitLog(security);
  }

  @Singleton
  @Bean(
      typed = {AuditQueries.class, AuditedReading.class},
      preDestroy = "close")
  AuditedReading queries(
      AuditTrail trail, Commits commits, InstantSource clock, IdentityWiring.Telling telling) {
    return new AuditedReading(new AuditService(trail), commits, clock, telling.worker());
  }

  @Singleton
  ExportService exports(
      AuditTrail trail,
      CheckpointStore checkpoints,
      CheckpointsOutside outside,
      TrailSigner signer,
      Commits commits,
      IdGenerator ids,
      InstantSource clock) {
    return new ExportService(
        trail, checkpoints, outside, signer, commits, ids, clock, EXPORTS_AT_ONCE);
  }

  @Singleton
  @Named(TEXTS)
  @Bean(preDestroy = "close")
  Worker<TextFeeding> feeding(AuditTexts texts, InstantSource clock) {
    return Worker.of(TEXTS, worker -> new TextFeeding(texts, worker, clock));
  }
}
