package io.neosc.application.catalogue;

import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.live.port.in.WorkspaceView;
import io.neosc.application.session.SessionEnds;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.Deciding;
import io.neosc.application.shared.port.BoundExceeded;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.application.shared.port.UniqueKey;
import io.neosc.application.workspace.port.in.ChangeWorkspace;
import io.neosc.application.workspace.port.in.CreateWorkspace;
import io.neosc.application.workspace.port.in.DeleteWorkspace;
import io.neosc.application.workspace.port.in.ReportWorkspace;
import io.neosc.application.workspace.port.in.ResetWorkspaces;
import io.neosc.application.workspace.port.in.WorkspaceCommands;
import io.neosc.application.workspace.port.out.WorkspaceRepository;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Session;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.StaleAggregate;
import io.neosc.domain.shared.VersionMismatch;
import io.neosc.domain.workspace.Condition;
import io.neosc.domain.workspace.NoCatalogue;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceEvent;
import io.neosc.domain.workspace.WorkspaceId;
import io.neosc.domain.workspace.WorkspaceIdTaken;
import io.neosc.domain.workspace.WorkspaceNotFound;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds, changes and removes workspaces. */
public final class WorkspaceChanging implements WorkspaceCommands {
  /** Each one in vain means that somebody launched at that very moment. */
  private static final int REMOVALS = 50;

  /** The attempt before which it is stopped. */
  private static final int CROWDED = 4;

  private static final int ENDED_WITH_IT = 50;

  private final WorkspaceRepository workspaces;
  private final SessionRepository sessions;
  private final SessionEnds ends;
  private final LiveQueries live;
  private final Commits commits;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final Map<WorkspaceId, Workspace.Description> catalogue;

  /**
   * @param catalogue what a reset goes back to; empty for none
   */
  public WorkspaceChanging(
      WorkspaceRepository workspaces,
      SessionRepository sessions,
      LiveQueries live,
      Commits commits,
      IdGenerator ids,
      InstantSource clock,
      Map<WorkspaceId, Workspace.Description> catalogue) {
    this.workspaces = workspaces;
    this.sessions = sessions;
    this.ends = new SessionEnds(sessions, commits, clock);
    this.live = live;
    this.commits = commits;
    this.ids = ids;
    this.clock = clock;
    this.catalogue = catalogue;
  }

  @Override
  public WorkspaceView create(CreateWorkspace command) {
    var id = command.id() == null ? new WorkspaceId(ids.next(WorkspaceId.PREFIX)) : command.id();
    return Deciding.again(() -> created(command.context(), id, command.description()));
  }

  private WorkspaceView created(
      CommitContext context, WorkspaceId id, Workspace.Description description) {
    var removed = workspaces.findEvenRemoved(id).orElse(null);
    Workspace workspace;
    if (removed == null) {
      workspace = Workspace.create(id, description, clock.instant());
    } else {
      removed.recreate(description, clock.instant());
      workspace = removed;
    }
    try {
      commits.commit(context, workspace);
    } catch (KeyTaken taken) {
      if (taken.key() == UniqueKey.ID) {
        throw new WorkspaceIdTaken(id);
      }
      throw taken;
    }
    return view(workspace);
  }

  @Override
  public WorkspaceView change(ChangeWorkspace command) {
    return Deciding.again(() -> {
      var workspace = expected(command.workspace(), command.expectedVersion());
      workspace.describe(command.wish().apply(workspace.state().description()), clock.instant());
      return committed(command.context(), workspace);
    });
  }

  @Override
  public WorkspaceView report(ReportWorkspace command) {
    return Deciding.again(() -> {
      var workspace = expected(command.workspace(), null);
      if (command.context().apiKey() == null) {
        workspace.report(command.condition(), command.reason(), clock.instant());
      } else {
        workspace.reportByMachine(command.condition(), command.reason(), clock.instant());
      }
      return committed(command.context(), workspace);
    });
  }

  private WorkspaceView committed(CommitContext context, Workspace workspace) {
    var changed = !workspace.events().isEmpty();
    commits.commit(context, workspace);
    return changed ? view(workspace) : viewOf(workspace.state());
  }

  @Override
  public void delete(DeleteWorkspace command) {
    expected(command.workspace(), command.expectedVersion());
    remove(command.context(), command.workspace(), command.expectedVersion());
  }

  /**
   * The last sessions end in the removal's own commit, so that none can begin in between: the count
   * of a removed workspace is closed, and one that is not empty cannot be. Against people who go on
   * launching it is stopped first; from then on hardly anybody comes in any more.
   */
  private void remove(CommitContext context, WorkspaceId id, @Nullable Long expectedVersion) {
    var expected = expectedVersion;
    for (var attempt = 1; ; attempt++) {
      try {
        if (attempt == CROWDED) {
          stop(context, expected(id, expected));
          expected = null;
        }
        endAllBut(ENDED_WITH_IT, context, id);
        removeWith(context, expected(id, expected), sessions.activeOf(id));
        return;
      } catch (BoundExceeded | StaleAggregate launchedOrEndedMeanwhile) {
        if (attempt == REMOVALS) {
          throw new StaleAggregate(id.value());
        }
      }
    }
  }

  private void stop(CommitContext context, Workspace workspace) {
    workspace.report(Condition.STOPPED, "being deleted", clock.instant());
    commits.commit(context, workspace);
  }

  private void endAllBut(int few, CommitContext context, WorkspaceId id) {
    var active = sessions.activeOf(id);
    if (active.size() > few) {
      ends.end(
          context,
          active.stream().map(session -> session.state().id()).toList(),
          EndReason.WORKSPACE_REMOVED);
    }
  }

  private void removeWith(CommitContext context, Workspace workspace, List<Session> active) {
    var now = clock.instant();
    var changed = new ArrayList<AggregateRoot<?, ?>>();
    for (var session : active) {
      session.end(EndReason.WORKSPACE_REMOVED, context.party(), now);
      changed.add(session);
    }
    workspace.delete(now);
    changed.add(workspace);
    commits.commit(context, changed.toArray(AggregateRoot<?, ?>[]::new));
  }

  @Override
  public List<WorkspaceView> reset(ResetWorkspaces command) {
    if (catalogue.isEmpty()) {
      throw new NoCatalogue();
    }
    var context = command.context();
    var away =
        workspaces.all().stream().filter(found -> !catalogue.containsKey(found.id())).toList();
    away.forEach(workspace -> removeIfThere(context, workspace.id()));
    catalogue.forEach(
        (id, description) -> Deciding.again(() -> restored(context, id, description)));
    commits.record(
        context,
        new WorkspaceEvent.CatalogueRestored(catalogue.size(), away.size(), clock.instant()));
    return live.workspaces();
  }

  private void removeIfThere(CommitContext context, WorkspaceId id) {
    try {
      remove(context, id, null);
    } catch (WorkspaceNotFound gone) {
      // somebody else removed it meanwhile: it is away, as it should be
    }
  }

  private WorkspaceView restored(
      CommitContext context, WorkspaceId id, Workspace.Description description) {
    var workspace = workspaces.find(id).orElse(null);
    if (workspace == null) {
      return created(context, id, description);
    }
    workspace.describe(description, clock.instant());
    workspace.report(Condition.AVAILABLE, "reset", clock.instant());
    return committed(context, workspace);
  }

  private Workspace expected(WorkspaceId id, @Nullable Long version) {
    var workspace = workspaces.find(id).orElseThrow(() -> new WorkspaceNotFound(id));
    var present = workspace.state().version();
    if (version != null && version != present) {
      throw new VersionMismatch(id.value(), present);
    }
    return workspace;
  }

  private WorkspaceView view(Workspace stored) {
    return viewOf(stored.state().atVersion(stored.state().version() + 1));
  }

  private WorkspaceView viewOf(Workspace.State state) {
    return new WorkspaceView(
        state, live.workspace(state.id()).map(WorkspaceView::activeSessions).orElse(0));
  }
}
