package io.neosc.application.policy.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/**
 * An admin puts a policy in or out of force (PO-3).
 *
 * @param enabled null switches to the other state
 * @param expectedVersion the version the caller decided on; null for any
 */
public record SwitchPolicy(
    CommitContext context,
    PolicyId policy,
    @Nullable Boolean enabled,
    @Nullable Long expectedVersion)
    implements Command {}
