package io.neosc.bootstrap;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.neosc.application.alert.port.out.AlertRepository;
import io.neosc.application.apikey.port.out.ApiKeyRepository;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.LegalHoldRepository;
import io.neosc.application.erasure.Erasing;
import io.neosc.application.erasure.ErasureService;
import io.neosc.application.erasure.PersonElsewhere;
import io.neosc.application.erasure.WholeTrail;
import io.neosc.application.erasure.port.out.ErasableArchive;
import io.neosc.application.erasure.port.out.ErasableTrail;
import io.neosc.application.erasure.port.out.ErasedAddresses;
import io.neosc.application.erasure.port.out.ErasureRepository;
import io.neosc.application.erasure.port.out.PersonalRemains;
import io.neosc.application.hold.port.in.LegalHoldQueries;
import io.neosc.application.identity.AccountService;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.lock.port.out.LockRepository;
import io.neosc.application.session.SessionEnding;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.Lease;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Erasing persons: who asks for it, and the one thread that does it. */
@Factory
final class ErasureWiring {
  static final String ERASING = "erasing";

  @Singleton
  ErasureService erasures(
      ErasureRepository erasures,
      ErasedAddresses addresses,
      AccountRepository accounts,
      AccountService administration,
      AuditTrail trail,
      LegalHoldQueries holds,
      Commits commits,
      InstantSource clock) {
    return new ErasureService(
        erasures, addresses, accounts, administration, trail, holds, commits, clock);
  }

  @Singleton
  PersonElsewhere elsewhere(
      SessionRepository sessions,
      AlertRepository alerts,
      LockRepository locks,
      ApiKeyRepository keys,
      PersonalRemains remains,
      Commits commits,
      InstantSource clock) {
    return new PersonElsewhere(
        sessions,
        new SessionEnding(sessions, commits, clock),
        alerts,
        locks,
        keys,
        remains,
        commits,
        clock);
  }

  @Singleton
  @Named(ERASING)
  @Bean(preDestroy = "close")
  Worker<Erasing> erasing(
      ErasureRepository erasures,
      AuditTrail entries,
      ErasableTrail trail,
      ErasableArchive archive,
      CheckpointStore store,
      AccountRepository accounts,
      LegalHoldRepository holds,
      PersonElsewhere elsewhere,
      Commits commits,
      Lease lease,
      IdGenerator ids,
      InstantSource clock) {
    return Worker.of(
        ERASING,
        worker ->
            new Erasing(
                erasures,
                entries,
                new WholeTrail(trail, archive, store),
                accounts,
                holds,
                elsewhere,
                commits,
                lease,
                Erasing.Pace.DEFAULT,
                ids,
                clock,
                worker));
  }
}
