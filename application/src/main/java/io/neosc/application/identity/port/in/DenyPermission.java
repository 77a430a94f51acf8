package io.neosc.application.identity.port.in;

import io.neosc.application.shared.port.Command;
import io.neosc.application.shared.port.CommitContext;

/**
 * A signed-in caller was refused.
 *
 * @param method the HTTP method
 * @param route the route's template, such as {@code /api/admin/users/{id}}
 */
public record DenyPermission(CommitContext context, String method, String route)
    implements Command {}
