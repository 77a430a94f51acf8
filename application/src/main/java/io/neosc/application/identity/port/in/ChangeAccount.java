package io.neosc.application.identity.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * An account is to become another one in these respects; what is null stays.
 *
 * @param organization its id or exact name
 */
public record ChangeAccount(
    CommitContext context,
    AccountId account,
    @Nullable String name,
    @Nullable Role role,
    @Nullable String organization,
    @Nullable Boolean disabled)
    implements Command {}
