package io.neosc.application.lock.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.lock.LockTarget;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An admin wants to lock something (SE-12).
 *
 * @param value which one: as {@link LockTarget#parse} reads it; for a user also the e-mail address
 * @param expiresAt null for until it is removed
 */
public record CreateLock(
    CommitContext context,
    LockTarget.Kind target,
    String value,
    String reason,
    @Nullable Instant expiresAt)
    implements Command {}
