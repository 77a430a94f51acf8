package io.neosc.application.session.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.session.SessionId;

/** The caller leaves one of its sessions (SE-5). */
public record DisconnectSession(CommitContext context, SessionId session) implements Command {}
