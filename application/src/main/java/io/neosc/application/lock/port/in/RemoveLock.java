package io.neosc.application.lock.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.lock.LockId;

/** An admin takes a lock away. */
public record RemoveLock(CommitContext context, LockId id) implements Command {}
