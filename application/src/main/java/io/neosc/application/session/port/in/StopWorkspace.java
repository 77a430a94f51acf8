package io.neosc.application.session.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.workspace.WorkspaceId;

/** The caller ends its active sessions in a workspace (WS-5). */
public record StopWorkspace(CommitContext context, WorkspaceId workspace) implements Command {}
