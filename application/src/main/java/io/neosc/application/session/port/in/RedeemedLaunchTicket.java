package io.neosc.application.session.port.in;

import io.neosc.domain.session.Session;
import io.neosc.domain.workspace.Workspace;

/** Whom a gateway lets in where, as both were when the ticket was redeemed. */
public record RedeemedLaunchTicket(Session.State session, Workspace.State workspace) {}
