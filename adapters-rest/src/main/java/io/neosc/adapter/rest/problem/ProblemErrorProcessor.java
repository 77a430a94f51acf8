package io.neosc.adapter.rest.problem;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Gives the framework's own refusals, which know a status only, the form of all others. */
@Singleton
@Primary
final class ProblemErrorProcessor implements ErrorResponseProcessor<ProblemResponse> {

  @Override
  public MutableHttpResponse<ProblemResponse> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    return Problems.fill(context.getRequest(), problemOf(response), response);
  }

  private static Problem problemOf(HttpResponse<?> response) {
    return switch (response.code()) {
      case 401 -> Problem.of(ProblemCode.AUTH_REQUIRED, "Sign in first");
      case 403 -> Problem.of(ProblemCode.AUTH_NOT_ALLOWED, "Your role does not allow this");
      case 404 -> Problem.of(ProblemCode.REQUEST_NOT_FOUND, "There is nothing at this path");
      case 405 ->
          Problem.of(ProblemCode.REQUEST_METHOD_NOT_ALLOWED, "This path does not know that method");
      case 406 ->
          Problem.of(
              ProblemCode.REQUEST_NOT_ACCEPTABLE, "There is no representation that you accept");
      case 413 -> Problem.of(ProblemCode.REQUEST_TOO_LARGE, "A request body has at most 1 MiB");
      case 415 -> Problem.of(ProblemCode.REQUEST_UNSUPPORTED_TYPE, "This content is not read here");
      default ->
          response.code() < HttpStatus.INTERNAL_SERVER_ERROR.getCode()
              ? Problem.of(ProblemCode.REQUEST_REFUSED, "The request cannot be understood")
              : Problem.of(ProblemCode.SERVER_ERROR, UnknownErrorHandler.DETAIL);
    };
  }
}
