package io.neosc.adapter.rest.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what nobody foresaw: a fixed text and the trace id; the log has the rest, once. Unchecked
 * exceptions of the JDK always end here: they are bugs, whatever the request was.
 */
@Singleton
@Produces
final class UnknownErrorHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(UnknownErrorHandler.class);
  static final String DETAIL = "Something went wrong here. The trace id finds it in the log.";

  @Override
  @SuppressWarnings("rawtypes") // the interface's own signature
  public HttpResponse<?> handle(HttpRequest request, Throwable error) {
    HttpRequest<?> asked = request;
    LOG.error("{} {} failed", asked.getMethodName(), asked.getPath(), error);
    return Problems.response(asked, Problem.of(ProblemCode.SERVER_ERROR, DETAIL));
  }
}
