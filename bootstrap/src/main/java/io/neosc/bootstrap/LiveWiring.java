package io.neosc.bootstrap;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.neosc.application.apikey.port.in.KeyBearerQueries;
import io.neosc.application.apikey.port.out.ApiKeyRepository;
import io.neosc.application.apikey.port.out.ApiKeyUses;
import io.neosc.application.identity.port.in.SignInQueries;
import io.neosc.application.identity.port.out.SignInRepository;
import io.neosc.application.live.LiveChanges;
import io.neosc.application.live.TicketService;
import io.neosc.application.live.port.in.ChangeCommands;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.live.port.in.TicketCommands;
import io.neosc.application.live.port.out.TicketStore;
import io.neosc.application.lock.port.in.LocksInForceQueries;
import io.neosc.application.lock.port.out.LockRepository;
import io.neosc.application.organization.port.out.KnownOrganizations;
import io.neosc.application.shared.port.CommitObserver;
import io.neosc.application.shared.port.IdGenerator;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What this node remembers, and the tickets of its sockets. */
@Factory
final class LiveWiring {

  @Singleton
  @Bean(typed = {LiveChanges.class, ChangeCommands.class, CommitObserver.class})
  LiveChanges changes(
      SignInRepository signIns,
      LockRepository locks,
      InstantSource clock,
      SecurityConfig security) {
    return new LiveChanges(signIns, locks, clock, security.offlineGrace());
  }

  @Singleton
  LiveQueries model(LiveChanges changes) {
    return changes.model();
  }

  @Singleton
  SignInQueries signIns(LiveChanges changes) {
    return changes.signIns();
  }

  @Singleton
  LocksInForceQueries locks(LiveChanges changes) {
    return changes.locks();
  }

  @Singleton
  KnownOrganizations organizations(LiveChanges changes) {
    return changes.organizations();
  }

  @Singleton
  KeyBearerQueries apiKeys(LiveChanges changes, ApiKeyRepository keys, ApiKeyUses uses) {
    return changes.apiKeys(keys, uses);
  }

  @Singleton
  TicketCommands tickets(TicketStore tickets, IdGenerator ids, InstantSource clock) {
    return new TicketService(tickets, ids, clock);
  }
}
