package io.neosc.bootstrap;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Order;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.lock.LockService;
import io.neosc.application.lock.port.in.LockCommands;
import io.neosc.application.lock.port.in.LockQueries;
import io.neosc.application.lock.port.in.LocksInForceQueries;
import io.neosc.application.lock.port.out.LockRepository;
import io.neosc.application.session.LockRequirement;
import io.neosc.application.session.LockableThings;
import io.neosc.application.session.RoleRequirement;
import io.neosc.application.session.SessionCompliance;
import io.neosc.application.session.SessionEnds;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.session.port.out.SessionRequirement;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.workspace.port.out.WorkspaceRepository;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Locks, and what live sessions have to comply with. */
@Factory
final class LockWiring {

  @Singleton
  @Bean(typed = {LockCommands.class, LockQueries.class})
  LockService locks(
      LockRepository locks,
      AccountRepository accounts,
      WorkspaceRepository workspaces,
      SessionRepository sessions,
      LiveQueries live,
      LocksInForceQueries inForce,
      Commits commits,
      IdGenerator ids,
      InstantSource clock) {
    var lockables = new LockableThings(accounts, workspaces, sessions, live);
    return new LockService(locks, lockables, inForce, commits, ids, clock);
  }

  @Singleton
  @Order(1)
  SessionRequirement locks(LocksInForceQueries locks, LiveQueries live) {
    return new LockRequirement(locks, live);
  }

  @Singleton
  @Order(2)
  SessionRequirement roles(LiveQueries live) {
    return new RoleRequirement(live);
  }

  /** The one thread on which this node ends sessions that no longer comply. */
  record Enforcement(ScheduledExecutorService worker) implements AutoCloseable {
    @Override
    public void close() {
      worker.shutdownNow();
    }
  }

  @Singleton
  @Bean(preDestroy = "close")
  Enforcement enforcement() {
    return new Enforcement(
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("session-compliance").factory()));
  }

  @Singleton
  SessionCompliance compliance(
      List<SessionRequirement> requirements,
      LiveQueries live,
      SessionRepository sessions,
      Commits commits,
      IdGenerator ids,
      InstantSource clock,
      Enforcement enforcement) {
    var ends = new SessionEnds(sessions, commits, clock);
    return new SessionCompliance(requirements, live, ends, ids, enforcement.worker());
  }
}
