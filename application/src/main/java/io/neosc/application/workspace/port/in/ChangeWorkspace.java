package io.neosc.application.workspace.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceId;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An admin changes what is said of a workspace (WS-3).
 *
 * @param wish what is wanted, made of what is there; it may be asked more than once
 * @param expectedVersion the version that the wish was made on; null for any
 */
public record ChangeWorkspace(
    CommitContext context,
    WorkspaceId workspace,
    UnaryOperator<Workspace.Description> wish,
    @Nullable Long expectedVersion)
    implements Command {}
