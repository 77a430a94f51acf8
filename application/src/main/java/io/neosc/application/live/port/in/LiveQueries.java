package io.neosc.application.live.port.in;

import io.neosc.application.workspace.port.in.WorkspaceView;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.session.Session;
import java.time.Duration;
import java.util.List;

/** Answers from memory; exact once the change stream has nothing more to tell. */
public interface LiveQueries {

  Statistics statistics();

  /** All active sessions, newest first. */
  List<Session.State> activeSessions();

  /** One account's active sessions, newest first. */
  List<Session.State> activeSessionsOf(AccountId account);

  /** All workspaces, newest first. */
  List<WorkspaceView> workspaces();

  /** All alerts that are not resolved, newest first. */
  List<Alert.State> liveAlerts();

  /** Whether the first snapshot is there. */
  boolean ready();

  /** For how long nothing was heard from the change stream. */
  Duration silence();
}
