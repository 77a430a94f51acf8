package io.neosc.adapter.rest.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.neosc.application.identity.port.out.HasherBusy;
import jakarta.inject.Singleton;

/** Answers a storm of sign-ins (ID-4). */
@Singleton
@Produces
final class HasherBusyHandler implements ExceptionHandler<HasherBusy, HttpResponse<?>> {

  @Override
  @SuppressWarnings("rawtypes") // the interface's own signature
  public HttpResponse<?> handle(HttpRequest request, HasherBusy busy) {
    HttpRequest<?> asked = request;
    return Problems.response(
            asked,
            Problem.of(ProblemCode.AUTH_BUSY, "Too many sign-ins wait at the moment. Try again."))
        .header(HttpHeaders.RETRY_AFTER, "2");
  }
}
