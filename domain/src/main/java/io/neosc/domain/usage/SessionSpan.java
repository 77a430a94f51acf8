package io.neosc.domain.usage;

import io.neosc.domain.identity.AccountId;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What counts of a session when use is told: who was where, and from when to when.
 *
 * @param endedAt null while it goes on; never before {@code startedAt}
 */
public record SessionSpan(
    WorkspaceId workspace, AccountId account, Instant startedAt, @Nullable Instant endedAt) {}
