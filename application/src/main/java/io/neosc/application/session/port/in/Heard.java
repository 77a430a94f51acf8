package io.neosc.application.session.port.in;

import io.neosc.domain.session.SessionId;
import java.time.Instant;

/**
 * What came of a heartbeat; the session is active.
 *
 * @param lastSeenAt the newest that this node knows
 * @param news whether it changed the session's evidence
 */
public record Heard(SessionId session, Instant lastSeenAt, boolean news) {}
