package io.neosc.application.session.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.workspace.WorkspaceId;

/** The caller wants a session in a workspace (WS-4). */
public record LaunchWorkspace(CommitContext context, WorkspaceId workspace) implements Command {}
