package io.neosc.application.identity.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.identity.AccountId;

/** An account is to be deleted. */
public record DeleteAccount(CommitContext context, AccountId account) implements Command {}
