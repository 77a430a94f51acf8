package io.neosc.application.session.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.session.SessionId;

/**
 * Somebody who may ends a session of anybody (SE-6).
 *
 * @param reason in one line, up to {@link io.neosc.domain.session.Session#MAX_NOTE} characters
 */
public record TerminateSession(CommitContext context, SessionId session, String reason)
    implements Command {}
