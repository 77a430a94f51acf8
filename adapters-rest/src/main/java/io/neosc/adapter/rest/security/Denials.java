package io.neosc.adapter.rest.security;

import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.neosc.adapter.rest.problem.ForbiddenObserver;
import io.neosc.application.identity.port.in.DenyPermission;
import io.neosc.application.identity.port.in.PermissionCommands;
import jakarta.inject.Singleton;

/** Has refusals of signed-in callers written down (ID-18). */
@Singleton
final class Denials implements ForbiddenObserver {
  private static final String NO_ROUTE = "none";
  private final PermissionCommands permissions;

  Denials(PermissionCommands permissions) {
    this.permissions = permissions;
  }

  @Override
  public void forbidden(HttpRequest<?> request) {
    permissions.denied(
        new DenyPermission(
            Caller.contextOf(request),
            request.getMethodName(),
            BasicHttpAttributes.getUriTemplate(request).orElse(NO_ROUTE)));
  }
}
