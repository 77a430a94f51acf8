package io.neosc.application.workspace.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;

/** An admin wants the workspaces of the catalogue and no other ones (WS-3). */
public record ResetWorkspaces(CommitContext context) implements Command {}
