package io.neosc.application.identity.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;

/** The signed-in caller leaves: the sign-in and all its account's sessions end (ID-7). */
public record Logout(CommitContext context) implements Command {}
