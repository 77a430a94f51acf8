package io.neosc.bootstrap;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.neosc.application.audit.AuditEntries;
import io.neosc.application.audit.AuditService;
import io.neosc.application.audit.AuditedReading;
import io.neosc.application.audit.CommitLog;
import io.neosc.application.audit.TextFeeding;
import io.neosc.application.audit.port.in.AuditQueries;
import io.neosc.application.audit.port.out.AuditTexts;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.shared.port.AuditDrafts;
import io.neosc.application.shared.port.CommitObserver;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.SecurityLog;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Audit: which entries and log lines events leave, and the search in them. */
@Factory
final class AuditWiring {

  @Singleton
  AuditDrafts drafts(IdGenerator ids) {
    return new AuditEntries(ids);
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
  @Bean(typed = AuditQueries.class, preDestroy = "close")
  AuditedReading queries(
      AuditTrail trail, Commits commits, InstantSource clock, IdentityWiring.Telling telling) {
    return new AuditedReading(new AuditService(trail), commits, clock, telling.worker());
  }

  /**
   * The one thread on which words of entries are taken in, from this node's readiness to its end.
   */
  record Feeding(AuditTexts texts, ScheduledExecutorService worker, InstantSource clock)
      implements AutoCloseable {
    void start() {
      new TextFeeding(texts, worker, clock).start();
    }

    @Override
    public void close() {
      worker.shutdownNow();
    }
  }

  @Singleton
  @Bean(preDestroy = "close")
  Feeding feeding(AuditTexts texts, InstantSource clock) {
    return new Feeding(
        texts,
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("audit-texts").factory()),
        clock);
  }
}
