package io.neosc.application.session.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.session.Report;
import io.neosc.domain.session.SessionId;

/** A gateway says what it sees of a session (SE-7). */
public record Heartbeat(CommitContext context, SessionId session, Report report)
    implements Command {}
