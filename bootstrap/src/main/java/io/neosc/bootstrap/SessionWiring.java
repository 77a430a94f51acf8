package io.neosc.bootstrap;

import io.micronaut.context.annotation.Factory;
import io.neosc.application.identity.port.out.SignInRepository;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.session.RefusedLaunches;
import io.neosc.application.session.SessionReading;
import io.neosc.application.session.SessionService;
import io.neosc.application.session.port.in.SessionCommands;
import io.neosc.application.session.port.in.SessionQueries;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.workspace.port.out.WorkspaceRepository;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Sessions of the caller. */
@Factory
final class SessionWiring {

  @Singleton
  SessionCommands commands(
      SessionRepository sessions,
      WorkspaceRepository workspaces,
      SignInRepository signIns,
      LiveQueries live,
      Commits commits,
      IdGenerator ids,
      InstantSource clock) {
    var service = new SessionService(sessions, workspaces, signIns, live, commits, ids, clock);
    return new RefusedLaunches(service, commits, clock);
  }

  @Singleton
  SessionQueries queries(SessionRepository sessions, LiveQueries live) {
    return new SessionReading(sessions, live);
  }
}
