package io.neosc.application.hold.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.hold.HoldScope;

/** An admin wants entries of the trail to stay. */
public record PlaceLegalHold(CommitContext context, HoldScope scope, String reason)
    implements Command {}
