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
import io.neosc.domain.shared.DomainException;
import jakarta.inject.Singleton;

/** Answers what the product's rules refuse. */
@Singleton
@Produces
final class RefusalHandler implements ExceptionHandler<DomainException, HttpResponse<?>> {
  private final ForbiddenObserver observer;

  RefusalHandler(ForbiddenObserver observer) {
    this.observer = observer;
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
    return status == HttpStatus.UNAUTHORIZED
        ? response.status(status).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        : response.status(status);
  }
}
