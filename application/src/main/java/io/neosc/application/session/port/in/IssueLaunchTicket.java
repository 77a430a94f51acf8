package io.neosc.application.session.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.session.SessionId;

/** The caller, who has launched, wants to enter the session through a gateway (WS-8). */
public record IssueLaunchTicket(CommitContext context, SessionId session) implements Command {}
