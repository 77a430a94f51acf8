package io.neosc.application.guard.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.guard.AttemptCountId;

/** An admin takes a block away. */
public record ClearBlock(CommitContext context, AttemptCountId id) implements Command {}
