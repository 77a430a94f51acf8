package io.neosc.application.workspace.port.in;

import io.neosc.application.live.port.in.WorkspaceView;
import java.util.List;

/** Changes of workspaces (WS-3, WS-6). */
public interface WorkspaceCommands {

  /**
   * @throws io.neosc.domain.workspace.WorkspaceIdTaken if there is one of this id
   */
  WorkspaceView create(CreateWorkspace command);

  /**
   * Live sessions go on under the name that they began with; new limits hold for new ones.
   *
   * @throws io.neosc.domain.workspace.WorkspaceNotFound if there is no such workspace
   * @throws io.neosc.domain.shared.VersionMismatch if it is not at the expected version
   */
  WorkspaceView change(ChangeWorkspace command);

  /**
   * Removes it and ends its active sessions. Nobody is in it afterwards, whoever launches at the
   * same moment.
   *
   * @throws io.neosc.domain.workspace.WorkspaceNotFound if there is no such workspace
   * @throws io.neosc.domain.shared.VersionMismatch if it is not at the expected version
   */
  void delete(DeleteWorkspace command);

  /**
   * Notes that it can be launched or cannot; its sessions go on.
   *
   * @throws io.neosc.domain.workspace.WorkspaceNotFound if there is no such workspace
   * @throws io.neosc.domain.workspace.StoppedByPeople if a machine would stop it, or it is stopped
   */
  WorkspaceView report(ReportWorkspace command);

  /**
   * Makes everything as the catalogue says: adds, changes and removes, and takes every error and
   * stop back. One that is cut off has done some of it; repeating it does the rest. Gives all there
   * are then, newest first.
   *
   * @throws io.neosc.domain.workspace.NoCatalogue if none is configured
   */
  List<WorkspaceView> reset(ResetWorkspaces command);
}
