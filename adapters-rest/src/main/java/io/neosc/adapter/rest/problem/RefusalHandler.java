package io.neosc.adapter.rest.problem;

import io.micronaut.context.annotation.Executable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.neosc.domain.guard.TooManyAttempts;
import io.neosc.domain.identity.CredentialsRefused;
import io.neosc.domain.shared.DomainException;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Answers what the product's rules refuse. */
@Singleton
@Produces
final class RefusalHandler implements ExceptionHandler<DomainException, HttpResponse<?>> {
  private final ForbiddenObserver observer;

  RefusalHandler(ForbiddenObserver observer) {
    this.observer = observer;
  }

  /** Whole seconds, never too few. */
  private static String seconds(Duration wait) {
    return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
  }

  @Override
  @Executable
  @ExecuteOn(TaskExecutors.BLOCKING)
  @SuppressWarnings("rawtypes") // the interface's own signature
  public HttpResponse<?> handle(HttpRequest request, DomainException refusal) {
    HttpRequest<?> asked = request;
    var response = Problems.response(asked, Refusals.problemOf(refusal));
    var status = Refusals.statusOf(refusal);
    if (status == HttpStatus.FORBIDDEN) {
      observer.forbidden(asked);
    }
    response.status(status);
    return switch (refusal) {
      case CredentialsRefused _ -> response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      case TooManyAttempts wait ->
          response.header(HttpHeaders.RETRY_AFTER, seconds(wait.retryAfter()));
      default -> response;
    };
  }
}
