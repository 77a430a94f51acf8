package io.neosc.bootstrap;

import io.micronaut.context.annotation.Factory;
import io.neosc.application.catalogue.WorkspaceChanging;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.workspace.WorkspaceService;
import io.neosc.application.workspace.port.in.WorkspaceCommands;
import io.neosc.application.workspace.port.in.WorkspaceQueries;
import io.neosc.application.workspace.port.out.WorkspaceRepository;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Workspaces. */
@Factory
final class WorkspaceWiring {

  @Singleton
  WorkspaceQueries queries(LiveQueries live) {
    return new WorkspaceService(live);
  }

  /** A catalogue that cannot be read stops the start, also when nothing is to be filled from it. */
  @Singleton
  WorkspaceCommands commands(
      WorkspaceRepository workspaces,
      SessionRepository sessions,
      LiveQueries live,
      Commits commits,
      IdGenerator ids,
      InstantSource clock,
      WorkspacesConfig config) {
    return new WorkspaceChanging(
        workspaces, sessions, live, commits, ids, clock, Catalogue.at(config.defaults()));
  }
}
