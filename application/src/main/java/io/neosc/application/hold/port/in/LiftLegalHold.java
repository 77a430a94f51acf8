package io.neosc.application.hold.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.hold.LegalHoldId;

/** An admin lets entries of the trail go. */
public record LiftLegalHold(CommitContext context, LegalHoldId id) implements Command {}
