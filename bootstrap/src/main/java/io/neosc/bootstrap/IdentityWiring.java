package io.neosc.bootstrap;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.neosc.application.identity.AccountService;
import io.neosc.application.identity.IdentityService;
import io.neosc.application.identity.IdentitySettings;
import io.neosc.application.identity.PermissionDenials;
import io.neosc.application.identity.port.in.IdentityCommands;
import io.neosc.application.identity.port.in.PermissionCommands;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.identity.port.out.AttemptGuard;
import io.neosc.application.identity.port.out.PasswordHasher;
import io.neosc.application.identity.port.out.SignInRepository;
import io.neosc.application.lock.port.in.LocksInForceQueries;
import io.neosc.application.organization.port.out.OrganizationRepository;
import io.neosc.application.session.SessionEnding;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Accounts and sign-ins. */
@Factory
final class IdentityWiring {

  @Singleton
  IdentityCommands commands(
      AccountRepository accounts,
      SignInRepository signIns,
      SessionRepository sessions,
      Commits commits,
      PasswordHasher hasher,
      AttemptGuard guard,
      LocksInForceQueries locks,
      IdGenerator ids,
      InstantSource clock,
      IdentitySettings settings) {
    return new IdentityService(
        accounts,
        signIns,
        new SessionEnding(sessions, commits, clock),
        commits,
        hasher,
        guard,
        locks,
        ids,
        clock,
        settings);
  }

  @Singleton
  AccountService accounts(
      AccountRepository accounts,
      SignInRepository signIns,
      SessionRepository sessions,
      OrganizationRepository organizations,
      Commits commits,
      PasswordHasher hasher,
      IdGenerator ids,
      InstantSource clock) {
    return new AccountService(
        accounts,
        signIns,
        new SessionEnding(sessions, commits, clock),
        organizations,
        commits,
        hasher,
        ids,
        clock);
  }

  /** The one thread on which refusals, and readings of the trail, of a minute are told together. */
  record Telling(ScheduledExecutorService worker) implements AutoCloseable {
    @Override
    public void close() {
      worker.shutdownNow();
    }
  }

  @Singleton
  @Bean(preDestroy = "close")
  Telling telling() {
    return new Telling(
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("minutes-told").factory()));
  }

  @Singleton
  @Bean(typed = PermissionCommands.class, preDestroy = "close")
  PermissionDenials permissions(Commits commits, InstantSource clock, Telling telling) {
    return new PermissionDenials(commits, clock, telling.worker());
  }

  @Singleton
  IdentitySettings settings(RegistrationConfig registration, SecurityConfig security) {
    return new IdentitySettings(
        registration.enabled(), security.signInLifetime(), security.offlineGrace());
  }
}
