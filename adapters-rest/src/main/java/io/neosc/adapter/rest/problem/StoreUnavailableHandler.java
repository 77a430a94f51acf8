package io.neosc.adapter.rest.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.neosc.application.shared.port.StoreUnavailable;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers when the store cannot: 503, and when it is worth trying again (API-4). */
@Singleton
@Produces
public final class StoreUnavailableHandler
    implements ExceptionHandler<StoreUnavailable, HttpResponse<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(StoreUnavailableHandler.class);

  @Override
  @SuppressWarnings("rawtypes") // the interface's own signature
  public HttpResponse<?> handle(HttpRequest request, StoreUnavailable unavailable) {
    HttpRequest<?> asked = request;
    return answer(asked, unavailable);
  }

  public static MutableHttpResponse<?> answer(
      HttpRequest<?> request, StoreUnavailable unavailable) {
    LOG.warn("{} {}: store {}", request.getMethodName(), request.getPath(), unavailable.kind());
    return Problems.response(
            request, Problem.of(ProblemCode.SERVER_UNAVAILABLE, detail(unavailable.kind())))
        .header(
            HttpHeaders.RETRY_AFTER,
            Long.toString(Math.max(1, unavailable.retryAfter().toSeconds())));
  }

  private static String detail(StoreUnavailable.Kind kind) {
    return switch (kind) {
      case OVERLOADED -> "Too much is waiting at the moment; nothing was done. Try again.";
      case UNREACHABLE -> "The database cannot be reached at the moment. Try again.";
      case UNKNOWN_OUTCOME ->
          "The database did not say whether this was stored. Trying again is safe.";
      case DRAINING -> "This server is about to stop; nothing was done. Try again.";
    };
  }
}
