package io.neosc.application.session.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;

/**
 * Somebody who may ends all active sessions that a filter finds (SE-6).
 *
 * @param reason in one line, up to {@link io.neosc.domain.session.Session#MAX_NOTE} characters
 * @param dryRun whether nothing is to be done but counted
 */
public record TerminateSessions(
    CommitContext context, SessionFilter filter, String reason, boolean dryRun)
    implements Command {}
