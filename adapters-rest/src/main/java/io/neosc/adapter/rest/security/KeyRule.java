package io.neosc.adapter.rest.security;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * A key opens what names one of its scopes, and what is open to everybody; never what is for those
 * who have signed in, whatever else a route says (ID-15).
 */
@Singleton
final class KeyRule implements SecurityRule<HttpRequest<?>> {

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public Publisher<SecurityRuleResult> check(
      @Nullable HttpRequest<?> request, @Nullable Authentication authentication) {
    return Publishers.just(
        authentication instanceof KeyCaller key && request != null && !opens(key, request)
            ? SecurityRuleResult.REJECTED
            : SecurityRuleResult.UNKNOWN);
  }

  private static boolean opens(KeyCaller key, HttpRequest<?> request) {
    var roles = key.getRoles();
    return RouteAttributes.getRouteMatch(request)
        .map(route ->
            Arrays.stream(route.getAnnotationMetadata().stringValues(Secured.class))
                .anyMatch(who -> who.equals(SecurityRule.IS_ANONYMOUS) || roles.contains(who)))
        .orElse(true);
  }
}
