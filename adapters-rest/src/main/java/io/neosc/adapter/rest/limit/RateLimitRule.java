package io.neosc.adapter.rest.limit;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import io.neosc.adapter.rest.request.ClientAddress;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Counts each request once it is known who calls and before anything else is decided, also before
 * it is refused (API-8), as {@link Allowances} says; a bad token, and every request to a route that
 * is open to anybody, counts as a stranger's. Probes are not counted: they must be answered when
 * everything else is refused, and cost next to nothing.
 */
@Singleton
final class RateLimitRule implements SecurityRule<HttpRequest<?>> {
  static final Set<String> PROBES = Set.of("/health", "/health/live", "/health/ready", "/metrics");
  private final Allowances allowances;

  RateLimitRule(Allowances allowances) {
    this.allowances = allowances;
  }

  /** Before every rule that decides. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  /**
   * @throws RateLimited if the caller's minute is used up
   */
  @Override
  public Publisher<SecurityRuleResult> check(
      @Nullable HttpRequest<?> request, @Nullable Authentication caller) {
    if (request != null && !PROBES.contains(request.getPath())) {
      var allowance = taken(request, caller);
      RateLimitHeaders.note(request, allowance);
      if (!allowance.granted()) {
        throw new RateLimited(allowance);
      }
    }
    return Publishers.just(SecurityRuleResult.UNKNOWN);
  }

  private Allowance taken(HttpRequest<?> request, @Nullable Authentication caller) {
    var path = request.getPath();
    return caller == null || (openToAnybody(request) && !Allowances.aboutSignIn(path))
        ? allowances.ofStranger(path, networkOf(request))
        : allowances.ofSignedIn(path, caller, () -> networkOf(request));
  }

  private static boolean openToAnybody(HttpRequest<?> request) {
    return RouteAttributes.getRouteMatch(request)
        .map(route -> route.getAnnotationMetadata().stringValues(Secured.class))
        .filter(roles -> Arrays.asList(roles).contains(SecurityRule.IS_ANONYMOUS))
        .isPresent();
  }

  private static String networkOf(HttpRequest<?> request) {
    return ClientAddress.of(request).network();
  }
}
