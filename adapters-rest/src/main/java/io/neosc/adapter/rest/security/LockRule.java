package io.neosc.adapter.rest.security;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.lock.LockInForce;
import jakarta.inject.Singleton;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Refuses known callers whom a lock hits, before it is asked what their role allows (SE-12): their
 * tokens and keys are good, and open nothing while the lock is in force. What is open to anybody
 * stays open.
 */
@Singleton
final class LockRule implements SecurityRule<HttpRequest<?>> {
  private static final String ATTRIBUTE = LockRule.class.getName();

  /** Remembers the lock that hits the caller of a request. */
  static void note(HttpRequest<?> request, Lock.State lock) {
    request.setAttribute(ATTRIBUTE, lock);
  }

  /** After the rate limits and what is there at all. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 2;
  }

  /**
   * @throws LockedOut if a lock hits the caller and the route is not open to it
   */
  @Override
  public Publisher<SecurityRuleResult> check(
      @Nullable HttpRequest<?> request, @Nullable Authentication caller) {
    if (request != null && caller != null) {
      request
          .getAttribute(ATTRIBUTE, Lock.State.class)
          .filter(_ -> !open(request))
          .ifPresent(lock -> {
            throw new LockedOut(new LockInForce(lock));
          });
    }
    return Publishers.just(SecurityRuleResult.UNKNOWN);
  }

  private static boolean open(HttpRequest<?> request) {
    return RouteAttributes.getRouteMatch(request)
        .map(route -> route.getAnnotationMetadata())
        .filter(route ->
            route.hasAnnotation(OpenToLocked.class)
                || Arrays.asList(route.stringValues(Secured.class)).contains(IS_ANONYMOUS))
        .isPresent();
  }
}
