package io.neosc.application.workspace.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * An admin removes a workspace and whoever is in it (WS-3).
 *
 * @param expectedVersion the version that was decided on; null for any
 */
public record DeleteWorkspace(
    CommitContext context, WorkspaceId workspace, @Nullable Long expectedVersion)
    implements Command {}
