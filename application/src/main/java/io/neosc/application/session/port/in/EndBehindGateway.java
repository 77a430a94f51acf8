package io.neosc.application.session.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.session.SessionId;

/**
 * A gateway says that a session is over (SE-7).
 *
 * @param reason in its words, 1 to 500 characters; kept in the trail
 */
public record EndBehindGateway(CommitContext context, SessionId session, String reason)
    implements Command {}
