package io.neosc.application.workspace.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.workspace.Condition;
import io.neosc.domain.workspace.WorkspaceId;

/**
 * Somebody who knows says whether a workspace works (WS-6).
 *
 * @param reason up to 500 characters; empty for none
 */
public record ReportWorkspace(
    CommitContext context, WorkspaceId workspace, Condition condition, String reason)
    implements Command {}
