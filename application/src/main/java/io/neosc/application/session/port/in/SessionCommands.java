package io.neosc.application.session.port.in;

import io.neosc.domain.session.Session;
import java.util.List;

/** Begins and ends sessions of the caller. */
public interface SessionCommands {

  /**
   * Starts a session, or gives the live one if the workspace allows no more per account.
   *
   * @throws io.neosc.domain.workspace.WorkspaceNotFound if there is no such workspace
   * @throws io.neosc.domain.workspace.WorkspaceNotAvailable if it is stopped or in error
   * @throws io.neosc.domain.session.SessionLimitReached if workspace, account or installation are
   *     full
   * @throws io.neosc.domain.session.SessionNotFound if the caller has no session like that to
   *     resume
   * @throws io.neosc.domain.session.ResumedElsewhere if that was in another workspace
   * @throws io.neosc.domain.lock.LockInForce if a lock hits the caller, its address, the workspace
   *     or its host; also for the live session
   */
  Launch launch(LaunchWorkspace command);

  /**
   * Ends the caller's active sessions in a workspace and gives them as they are now.
   *
   * @throws io.neosc.domain.workspace.WorkspaceNotFound if there is no such workspace
   * @throws io.neosc.domain.session.NoActiveSession if the caller has none there
   */
  List<Session.State> stop(StopWorkspace command);

  /**
   * Ends one session of the caller and gives it as it is now.
   *
   * @throws io.neosc.domain.session.SessionNotFound if the caller has no such session
   * @throws io.neosc.domain.session.SessionAlreadyEnded if it is over
   */
  Session.State disconnect(DisconnectSession command);
}
