package io.neosc.application.identity.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.identity.AccountId;

/** All sign-ins of an account are to end. */
public record RevokeTokens(CommitContext context, AccountId account) implements Command {}
