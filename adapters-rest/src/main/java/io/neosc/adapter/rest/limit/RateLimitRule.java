package io.neosc.adapter.rest.limit;

import io.github.bucket4j.TimeMeter;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import io.neosc.adapter.rest.request.ClientAddress;
import io.neosc.adapter.rest.security.Access;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Counts each request once it is known who calls and before anything else is decided, also before
 * it is refused (API-8). Whoever is signed in is counted by its account, however many tokens it
 * has; everybody else, a bad token included, and every request to a route that is open to anybody
 * by address. API keys of gateways have an allowance of their own, since one of them speaks for
 * many sessions. Sign-in and its like are counted by address for all. Probes are not counted: they
 * must be answered when everything else is refused, and cost next to nothing.
 */
@Singleton
final class RateLimitRule implements SecurityRule<HttpRequest<?>> {
  static final Set<String> PROBES = Set.of("/health", "/health/live", "/health/ready", "/metrics");
  private static final String SIGN_IN = "/api/auth/";
  private final Buckets accounts;
  private final Buckets gateways;
  private final Buckets signIns;
  private final Buckets strangers;

  RateLimitRule(RateLimitSettings settings) {
    this.accounts = buckets("account-per-minute", settings.accountPerMinute());
    this.gateways = buckets("gateway-per-minute", settings.gatewayPerMinute());
    this.signIns = buckets("auth-per-minute", settings.authPerMinute());
    this.strangers = buckets("public-per-minute", settings.publicPerMinute());
  }

  private static Buckets buckets(String name, int perMinute) {
    return new Buckets(name, perMinute, TimeMeter.SYSTEM_NANOTIME);
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
    if (request.getPath().startsWith(SIGN_IN)) {
      var byAddress = signIns.take(networkOf(request));
      return caller == null || !byAddress.granted()
          ? byAddress
          : byAddress.tighter(accounts.take(caller.getName()));
    }
    if (caller == null || openToAnybody(request)) {
      return strangers.take(networkOf(request));
    }
    return caller.getRoles().contains(Access.SESSIONS_REPORT)
        ? gateways.take(caller.getName())
        : accounts.take(caller.getName());
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
