package io.neosc.application.session.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * The caller wants a session in a workspace (WS-4).
 *
 * @param resume an earlier session of the caller there that is to go on as a new one (SE-2)
 */
public record LaunchWorkspace(
    CommitContext context, WorkspaceId workspace, @Nullable SessionId resume) implements Command {

  /** A session that has nothing to do with an earlier one. */
  public LaunchWorkspace(CommitContext context, WorkspaceId workspace) {
    this(context, workspace, null);
  }
}
