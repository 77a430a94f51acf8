package io.neosc.application.workspace.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * An admin adds a workspace (WS-3).
 *
 * @param id chosen by the client; null for a new one
 */
public record CreateWorkspace(
    CommitContext context, @Nullable WorkspaceId id, Workspace.Description description)
    implements Command {}
