package io.neosc.bootstrap;

import io.micronaut.context.annotation.Factory;
import io.neosc.application.identity.IdentityService;
import io.neosc.application.identity.IdentitySettings;
import io.neosc.application.identity.port.in.IdentityCommands;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.identity.port.out.PasswordHasher;
import io.neosc.application.identity.port.out.SignInRepository;
import io.neosc.application.session.LogoutEnding;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import jakarta.inject.Singleton;
import java.time.InstantSource;

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
      IdGenerator ids,
      InstantSource clock,
      IdentitySettings settings) {
    return new IdentityService(
        accounts,
        signIns,
        new LogoutEnding(sessions, commits, clock),
        commits,
        hasher,
        ids,
        clock,
        settings);
  }

  @Singleton
  IdentitySettings settings(RegistrationConfig registration, SecurityConfig security) {
    return new IdentitySettings(
        registration.enabled(), security.signInLifetime(), security.offlineGrace());
  }
}
