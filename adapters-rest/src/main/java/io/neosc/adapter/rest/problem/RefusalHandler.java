package io.neosc.adapter.rest.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.neosc.domain.shared.DomainException;
import jakarta.inject.Singleton;

/** Answers what the product's rules refuse. */
@Singleton
@Produces
final class RefusalHandler implements ExceptionHandler<DomainException, HttpResponse<?>> {

  @Override
  @SuppressWarnings("rawtypes") // the interface's own signature
  public HttpResponse<?> handle(HttpRequest request, DomainException refusal) {
    HttpRequest<?> asked = request;
    var response = Problems.response(asked, Refusals.problemOf(refusal));
    var status = Refusals.statusOf(refusal);
    return status == HttpStatus.UNAUTHORIZED
        ? response.status(status).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        : response.status(status);
  }
}
