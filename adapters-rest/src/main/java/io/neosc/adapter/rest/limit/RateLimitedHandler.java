package io.neosc.adapter.rest.limit;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.neosc.adapter.rest.problem.Problem;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.Problems;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.application.shared.port.SecurityLog;
import jakarta.inject.Singleton;

/** Tells a caller when its next minute begins (API-8). */
@Singleton
@Produces
final class RateLimitedHandler implements ExceptionHandler<RateLimited, HttpResponse<?>> {
  private final SecurityLog log;

  RateLimitedHandler(SecurityLog log) {
    this.log = log;
  }

  @Override
  @SuppressWarnings("rawtypes") // the interface's own signature
  public HttpResponse<?> handle(HttpRequest request, RateLimited refused) {
    HttpRequest<?> asked = request;
    var context = Caller.contextOf(asked);
    var actor = context.actor();
    log.rateLimitViolation(
        actor == null ? null : actor.accountId().value(),
        context.ipAddress(),
        refused.allowance().name());
    var seconds = Math.max(1, refused.allowance().resetSeconds());
    return Problems.response(
            asked,
            Problem.of(
                ProblemCode.REQUEST_RATE_LIMITED,
                "More than %d requests in a minute; go on in %d s"
                    .formatted(refused.allowance().limit(), seconds)))
        .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
  }
}
