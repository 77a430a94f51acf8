package io.neosc.application.session;

import io.neosc.application.identity.port.in.SignInQueries;
import io.neosc.application.identity.port.out.SignInRepository;
import io.neosc.application.live.port.in.WorkspaceView;
import io.neosc.application.session.port.in.DisconnectSession;
import io.neosc.application.session.port.in.Launch;
import io.neosc.application.session.port.in.LaunchWorkspace;
import io.neosc.application.session.port.in.SessionCommands;
import io.neosc.application.session.port.in.StopWorkspace;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.Deciding;
import io.neosc.application.shared.port.BoundExceeded;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.application.shared.port.UniqueKey;
import io.neosc.application.workspace.port.out.WorkspaceRepository;
import io.neosc.domain.apikey.Party;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.CredentialsRefused;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.NoActiveSession;
import io.neosc.domain.session.ResumedElsewhere;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.SessionLimitReached;
import io.neosc.domain.session.SessionNotFound;
import io.neosc.domain.shared.StaleAggregate;
import io.neosc.domain.workspace.Occupancy;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceId;
import io.neosc.domain.workspace.WorkspaceNotFound;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Begins and ends sessions of the caller. */
public final class SessionService implements SessionCommands {
  private final SessionRepository sessions;
  private final WorkspaceRepository workspaces;
  private final SignInRepository signIns;
  private final NodeMemory memory;
  private final LaunchCircumstances circumstances;
  private final SessionViews views;
  private final LaunchLocks locks;
  private final Commits commits;
  private final IdGenerator ids;
  private final InstantSource clock;

  public SessionService(
      SessionRepository sessions,
      WorkspaceRepository workspaces,
      SignInRepository signIns,
      NodeMemory memory,
      LaunchSettings settings,
      SessionTimes limits,
      Commits commits,
      IdGenerator ids,
      InstantSource clock) {
    this.sessions = sessions;
    this.workspaces = workspaces;
    this.signIns = signIns;
    this.memory = memory;
    this.circumstances = new LaunchCircumstances(sessions, settings);
    this.views = new SessionViews(limits);
    this.locks = new LaunchLocks(memory.locks(), new SessionEnds(sessions, commits, clock));
    this.commits = commits;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Launch launch(LaunchWorkspace command) {
    return Deciding.again(
        () -> decideLaunch(command, memory::beforeLaunch),
        () -> decideLaunch(command, SessionRepository::activeOf));
  }

  /** Where an account's active sessions in a workspace are found. */
  private interface Finding {
    List<Session> activeOf(SessionRepository store, AccountId account, WorkspaceId workspace);
  }

  /** A slot that was free a moment ago and is taken now means: look again. */
  private Launch decideLaunch(LaunchWorkspace command, Finding finding) {
    var workspace = find(command.workspace()).state();
    var account = command.context().requireActor().accountId();
    locks.requireNone(command.context(), workspace);
    workspace.requireLaunchable();
    var resumed = command.resume() == null ? null : resumed(command.resume(), account, workspace);
    if (resumed != null && resumed.active()) {
      return launched(resumed, workspace, false);
    }
    var active = finding.activeOf(sessions, account, workspace.id());
    var slot = freeSlot(active, workspace);
    if (slot.isEmpty()) {
      return launched(active.getFirst().state(), workspace, false);
    }
    var signIn = liveSignIn(command);
    var address = command.context().ipAddress();
    var id = new SessionId(ids.next(SessionId.PREFIX));
    var session =
        Session.launch(
            id,
            signIn,
            workspace,
            circumstances.of(
                id,
                account,
                slot.get(),
                address == null ? signIn.ipAddress() : address,
                command.resume()),
            clock.instant());
    store(command, session, workspace);
    endIfSignedOutMeanwhile(command, session.state().id());
    locks.endIfLockedMeanwhile(command.context(), workspace, session.state().id());
    return launched(session.state(), workspace, true);
  }

  /** One that is still active goes on as it is. */
  private Session.State resumed(SessionId id, AccountId account, Workspace.State workspace) {
    var found =
        sessions
            .find(id)
            .map(Session::state)
            .filter(session -> session.accountId().equals(account))
            .orElseThrow(() -> new SessionNotFound(id));
    if (!found.workspaceId().equals(workspace.id())) {
      throw new ResumedElsewhere(id, found.workspaceId());
    }
    return found;
  }

  private void store(LaunchWorkspace command, Session session, Workspace.State workspace) {
    try {
      commits.commit(command.context(), session);
    } catch (KeyTaken taken) {
      if (taken.key() == UniqueKey.LIVE_SESSION_SLOT) {
        throw new StaleAggregate(session.state().key());
      }
      throw taken;
    } catch (BoundExceeded full) {
      if (Occupancy.closed(full.present())) {
        // removed since it was loaded; the next look says so
        throw new StaleAggregate(session.state().key());
      }
      if (freeSlot(sessions.activeOf(session.state().accountId(), workspace.id()), workspace)
          .isEmpty()) {
        // a launch of the same account took the last place: its session is the answer
        throw new StaleAggregate(session.state().key());
      }
      throw new SessionLimitReached(full.claim().counter(), full.claim().max(), full.present());
    }
  }

  private static Optional<Integer> freeSlot(List<Session> active, Workspace.State workspace) {
    var slots = workspace.description().limits().maxSessionsPerUser();
    var used = active.stream().map(session -> session.state().slot()).collect(Collectors.toSet());
    return IntStream.range(0, slots).boxed().filter(slot -> !used.contains(slot)).findFirst();
  }

  private SignIn.State liveSignIn(LaunchWorkspace command) {
    var id = command.context().requireActor().signIn();
    return switch (memory.signIns().remembered(id)) {
      case SignInQueries.Verdict.Live(var signIn) -> signIn;
      case SignInQueries.Verdict.Over _ -> throw new CredentialsRefused();
      case SignInQueries.Verdict.Unsure _ ->
          signIns
              .find(id)
              .map(SignIn::state)
              .filter(state -> state.live(clock.instant()))
              .orElseThrow(CredentialsRefused::new);
    };
  }

  /** The other half of the race with a logout, see {@link SessionEnding}. */
  private void endIfSignedOutMeanwhile(LaunchWorkspace command, SessionId launched) {
    var actor = command.context().requireActor();
    var signedOut =
        signIns.find(actor.signIn()).map(s -> s.state().revocation() != null).orElse(true);
    if (signedOut) {
      sessions
          .find(launched)
          .filter(session -> session.state().active())
          .ifPresent(session -> {
            session.end(EndReason.LOGOUT, Party.of(actor.accountId()), clock.instant());
            commits.commit(command.context().claimed(), session);
          });
      throw new CredentialsRefused();
    }
  }

  private Launch launched(Session.State session, Workspace.State workspace, boolean isNew) {
    var active =
        memory.live().workspace(workspace.id()).map(WorkspaceView::activeSessions).orElse(0);
    return new Launch(views.of(session, workspace), new WorkspaceView(workspace, active), isNew);
  }

  @Override
  public List<Session.State> stop(StopWorkspace command) {
    return Deciding.again(
        () -> decideStop(command, memory::beforeStop),
        () -> decideStop(command, SessionRepository::activeOf));
  }

  private List<Session.State> decideStop(StopWorkspace command, Finding finding) {
    var account = command.context().requireActor().accountId();
    var active = finding.activeOf(sessions, account, command.workspace());
    if (active.isEmpty()) {
      // only now: who has sessions there need not wait for a look at the workspace too
      find(command.workspace());
      throw new NoActiveSession(command.workspace());
    }
    var now = clock.instant();
    active.forEach(session -> session.end(EndReason.USER_STOP, Party.of(account), now));
    commits.commit(command.context(), active.toArray(Session[]::new));
    return active.stream().map(Session::state).toList();
  }

  @Override
  public Session.State disconnect(DisconnectSession command) {
    return Deciding.again(() -> {
      var account = command.context().requireActor().accountId();
      var session =
          sessions
              .find(command.session())
              .filter(found -> found.state().accountId().equals(account))
              .orElseThrow(() -> new SessionNotFound(command.session()));
      session.end(EndReason.USER_DISCONNECT, Party.of(account), clock.instant());
      commits.commit(command.context(), session);
      return session.state();
    });
  }

  private Workspace find(WorkspaceId id) {
    return workspaces.find(id).orElseThrow(() -> new WorkspaceNotFound(id));
  }
}
