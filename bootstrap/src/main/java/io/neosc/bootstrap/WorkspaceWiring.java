package io.neosc.bootstrap;

import io.micronaut.context.annotation.Factory;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.workspace.WorkspaceService;
import io.neosc.application.workspace.port.in.WorkspaceQueries;
import jakarta.inject.Singleton;

/** Workspaces. */
@Factory
final class WorkspaceWiring {

  @Singleton
  WorkspaceQueries queries(LiveQueries live) {
    return new WorkspaceService(live);
  }
}
