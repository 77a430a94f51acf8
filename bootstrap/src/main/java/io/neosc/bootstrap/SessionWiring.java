package io.neosc.bootstrap;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.neosc.application.identity.port.in.SignInQueries;
import io.neosc.application.identity.port.out.SignInRepository;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.lock.port.in.LocksInForceQueries;
import io.neosc.application.session.GatewayService;
import io.neosc.application.session.LaunchSettings;
import io.neosc.application.session.LaunchTicketService;
import io.neosc.application.session.NodeMemory;
import io.neosc.application.session.RefusedLaunches;
import io.neosc.application.session.SessionAdministration;
import io.neosc.application.session.SessionEnds;
import io.neosc.application.session.SessionReading;
import io.neosc.application.session.SessionService;
import io.neosc.application.session.SessionTimes;
import io.neosc.application.session.Signs;
import io.neosc.application.session.SuspicionWatch;
import io.neosc.application.session.port.in.AdminSessionCommands;
import io.neosc.application.session.port.in.AdminSessionQueries;
import io.neosc.application.session.port.in.GatewayCommands;
import io.neosc.application.session.port.in.GatewayQueries;
import io.neosc.application.session.port.in.LaunchTicketCommands;
import io.neosc.application.session.port.in.PresenceCommands;
import io.neosc.application.session.port.in.SessionCommands;
import io.neosc.application.session.port.in.SessionQueries;
import io.neosc.application.session.port.out.LaunchTicketStore;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.session.port.out.SignStore;
import io.neosc.application.session.port.out.SignsOfLife;
import io.neosc.application.shared.Eventually;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.workspace.port.out.WorkspaceRepository;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Sessions of the caller. */
@Factory
final class SessionWiring {

  @Singleton
  NodeMemory memory(LiveQueries live, SignInQueries signIns, LocksInForceQueries locks) {
    return new NodeMemory(live, signIns, locks);
  }

  @Singleton
  SessionCommands commands(
      SessionRepository sessions,
      WorkspaceRepository workspaces,
      SignInRepository signIns,
      NodeMemory memory,
      LaunchSettings settings,
      SessionTimes limits,
      Commits commits,
      IdGenerator ids,
      InstantSource clock) {
    var service =
        new SessionService(
            sessions, workspaces, signIns, memory, settings, limits, commits, ids, clock);
    return new RefusedLaunches(service, commits, clock);
  }

  @Singleton
  SessionQueries queries(
      SessionRepository sessions, LiveQueries live, Signs signs, SessionTimes limits) {
    return new SessionReading(sessions, live, signs, limits);
  }

  /** The thread on which signs of life are stored. */
  record Storing(ScheduledExecutorService worker) implements AutoCloseable {
    @Override
    public void close() {
      worker.shutdownNow();
    }
  }

  @Singleton
  @Bean(preDestroy = "close")
  Storing storing() {
    return new Storing(
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("signs-of-life").factory()));
  }

  @Singleton
  @Bean(
      typed = {Signs.class, SignsOfLife.class, PresenceCommands.class},
      preDestroy = "close")
  Signs signs(SignStore store, LiveQueries live, InstantSource clock, Storing storing) {
    return new Signs(store, live, clock, storing.worker());
  }

  @Singleton
  @Bean(typed = {GatewayCommands.class, GatewayQueries.class})
  GatewayService gateways(
      SessionRepository sessions,
      LiveQueries live,
      Signs signs,
      Commits commits,
      InstantSource clock) {
    return new GatewayService(sessions, live, signs, commits, clock);
  }

  @Singleton
  LaunchTicketCommands launchTickets(
      LaunchTicketStore tickets,
      SessionRepository sessions,
      WorkspaceRepository workspaces,
      SignInRepository signIns,
      LocksInForceQueries locks,
      Commits commits,
      IdGenerator ids,
      InstantSource clock,
      WorkspacesConfig config) {
    return new LaunchTicketService(
        tickets, sessions, workspaces, signIns, locks, commits, ids, clock, config.launchTickets());
  }

  @Singleton
  LaunchSettings settings(SessionLimitsConfig limits, NetworksConfig networks) {
    return new LaunchSettings(limits.limits(), networks.named());
  }

  @Singleton
  SessionEnds ends(SessionRepository sessions, Commits commits, InstantSource clock) {
    return new SessionEnds(sessions, commits, clock);
  }

  @Singleton
  @Bean(typed = {AdminSessionCommands.class, AdminSessionQueries.class})
  SessionAdministration administration(
      SessionRepository sessions,
      Signs signs,
      SessionEnds ends,
      LiveQueries live,
      SessionTimes limits) {
    return new SessionAdministration(sessions, signs, ends, live, limits);
  }

  @Singleton
  SuspicionWatch suspicions(
      SessionRepository sessions,
      LiveQueries live,
      LaunchSettings settings,
      Commits commits,
      IdGenerator ids,
      InstantSource clock,
      AlertWiring.Evaluation evaluation) {
    return new SuspicionWatch(
        sessions,
        live,
        settings.networks(),
        commits,
        ids,
        clock,
        new Eventually(evaluation.worker()));
  }
}
