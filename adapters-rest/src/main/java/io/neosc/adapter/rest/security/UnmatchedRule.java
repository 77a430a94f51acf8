package io.neosc.adapter.rest.security;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import io.micronaut.web.router.Router;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Keeps the order of refusals (API-16) where the framework would break it: a path that is there but
 * does not know the method, or has nothing that the caller accepts, is 401 or 403 for a caller who
 * may use none of the path's methods, and 405 or 406 only for one who may. OPTIONS is what browsers
 * ask before they know who calls, and is left out.
 */
@Singleton
final class UnmatchedRule implements SecurityRule<HttpRequest<?>> {
  private final Provider<Router> router;

  UnmatchedRule(Provider<Router> router) {
    this.router = router;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 1;
  }

  @Override
  public Publisher<SecurityRuleResult> check(
      @Nullable HttpRequest<?> request, @Nullable Authentication caller) {
    var refused =
        request != null
            && RouteAttributes.getRouteMatch(request).isEmpty()
            && request.getMethod() != HttpMethod.OPTIONS
            && !mayBeHere(request, caller);
    return Publishers.just(refused ? SecurityRuleResult.REJECTED : SecurityRuleResult.UNKNOWN);
  }

  private boolean mayBeHere(HttpRequest<?> request, @Nullable Authentication caller) {
    var there = router.get().findAny(request);
    return there.isEmpty() || there.stream().anyMatch(route -> mayUse(route, caller));
  }

  private static boolean mayUse(RouteMatch<?> route, @Nullable Authentication caller) {
    var allowed = List.of(route.getAnnotationMetadata().stringValues(Secured.class));
    return allowed.contains(IS_ANONYMOUS)
        || (caller != null
            && (allowed.contains(IS_AUTHENTICATED)
                || caller.getRoles().stream().anyMatch(allowed::contains)));
  }
}
