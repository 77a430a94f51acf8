package io.neosc.adapter.rest.security;

import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.neosc.adapter.rest.problem.ForbiddenObserver;
import io.neosc.application.identity.port.in.DenyPermission;
import io.neosc.application.identity.port.in.PermissionCommands;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Has refusals of known callers written down (ID-18). Methods that HTTP does not know are one, so
 * that nobody can fill the trail by making up names.
 */
@Singleton
final class Denials implements ForbiddenObserver {
  private static final String NO_ROUTE = "none";
  private static final String OTHER_METHOD = "other";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");
  private final PermissionCommands permissions;

  Denials(PermissionCommands permissions) {
    this.permissions = permissions;
  }

  @Override
  public void forbidden(HttpRequest<?> request) {
    denied(request, false);
  }

  /** A lock hits the caller (SE-12). On a thread that may wait; it does not throw. */
  void lockedOut(HttpRequest<?> request) {
    denied(request, true);
  }

  private void denied(HttpRequest<?> request, boolean byLock) {
    var method = request.getMethodName();
    permissions.denied(
        new DenyPermission(
            Caller.contextOf(request),
            request.getUserPrincipal(KeyCaller.class).map(KeyCaller::getName).orElse(null),
            METHODS.contains(method) ? method : OTHER_METHOD,
            BasicHttpAttributes.getUriTemplate(request).orElse(NO_ROUTE),
            byLock));
  }
}
