package io.neosc.adapter.rest.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers requests that are wrong as requests. */
@Singleton
@Produces
final class RequestRefusedHandler implements ExceptionHandler<RequestRefused, HttpResponse<?>> {

  @Override
  @SuppressWarnings("rawtypes") // the interface's own signature
  public HttpResponse<?> handle(HttpRequest request, RequestRefused refused) {
    HttpRequest<?> asked = request;
    return Problems.response(asked, refused.problem());
  }
}
