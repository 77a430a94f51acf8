package io.neosc.bootstrap;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.neosc.application.erasure.port.out.ErasedAddresses;
import io.neosc.application.guard.GuardService;
import io.neosc.application.guard.SignInGuard;
import io.neosc.application.guard.port.in.GuardCommands;
import io.neosc.application.guard.port.in.GuardQueries;
import io.neosc.application.guard.port.out.AttemptStore;
import io.neosc.application.identity.port.out.AttemptGuard;
import io.neosc.application.shared.port.Commits;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Who guesses, and how long that takes. */
@Factory
final class GuardWiring {

  @Singleton
  AttemptGuard guard(
      AttemptStore store,
      Commits commits,
      InstantSource clock,
      BruteForceConfig config,
      ErasedAddresses erased) {
    return new SignInGuard(store, commits, clock, config.rule(), erased::contains);
  }

  @Singleton
  @Bean(typed = {GuardCommands.class, GuardQueries.class})
  GuardService blocks(AttemptStore store, Commits commits, InstantSource clock) {
    return new GuardService(store, commits, clock);
  }
}
