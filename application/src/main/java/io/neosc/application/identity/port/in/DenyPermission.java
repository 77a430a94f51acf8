package io.neosc.application.identity.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;
import org.jspecify.annotations.Nullable;

/**
 * A caller that is known was refused.
 *
 * @param apiKey the id of the API key that called; null if an account did, which the context names
 * @param method the HTTP method
 * @param route the route's template, such as {@code /api/admin/users/{id}}
 * @param byLock whether a lock stood in the way, and not the caller's role or scopes
 */
public record DenyPermission(
    CommitContext context, @Nullable String apiKey, String method, String route, boolean byLock)
    implements Command {}
