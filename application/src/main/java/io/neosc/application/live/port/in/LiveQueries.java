package io.neosc.application.live.port.in;

import io.neosc.domain.alert.Alert;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.Role;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Answers from memory; exact once the change stream has nothing more to tell. */
public interface LiveQueries {

  Statistics statistics();

  /** All active sessions, newest first. */
  List<Session.State> activeSessions();

  /** The session with this id, if it is active. */
  Optional<Session.State> activeSession(SessionId id);

  /** One account's active sessions, newest first. */
  List<Session.State> activeSessionsOf(AccountId account);

  /** The role that an account has now; empty if it is gone, or not known yet. */
  Optional<Role> roleOf(AccountId account);

  /** All workspaces, newest first. */
  List<WorkspaceView> workspaces();

  Optional<WorkspaceView> workspace(WorkspaceId id);

  /** All policies, newest first. */
  List<Policy.State> policies();

  /** All alerts that are not resolved, newest first. */
  List<Alert.State> liveAlerts();

  /** Whether the first snapshot is there. */
  boolean ready();

  /** For how long nothing was heard from the change stream. */
  Duration silence();
}
