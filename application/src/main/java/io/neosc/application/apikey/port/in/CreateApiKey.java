package io.neosc.application.apikey.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.apikey.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An admin wants a key for a machine.
 *
 * @param scopes at least one
 * @param expiresAt null for never
 */
public record CreateApiKey(
    CommitContext context, String name, List<Scope> scopes, @Nullable Instant expiresAt)
    implements Command {}
