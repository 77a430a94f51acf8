package io.neosc.adapter.rest.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.shared.port.StoreUnavailable.Kind;
import io.neosc.domain.shared.Repeats;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers when the store cannot: 503, and when it is worth trying again (API-4). */
@Singleton
@Produces
public final class StoreUnavailableHandler
    implements ExceptionHandler<StoreUnavailable, HttpResponse<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(StoreUnavailableHandler.class);
  private static final Duration TOLD_AGAIN_AFTER = Duration.ofSeconds(10);
  private final InstantSource clock;
  private final Repeats repeats = new Repeats(TOLD_AGAIN_AFTER, Kind.values().length);

  StoreUnavailableHandler(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  @SuppressWarnings("rawtypes") // the interface's own signature
  public HttpResponse<?> handle(HttpRequest request, StoreUnavailable unavailable) {
    HttpRequest<?> asked = request;
    return answer(asked, unavailable);
  }

  /** An outage is one line every ten seconds, not one for each request that it hits. */
  public MutableHttpResponse<?> answer(HttpRequest<?> request, StoreUnavailable unavailable) {
    var kind = unavailable.kind();
    var count = repeats.seen(kind.name(), clock.instant());
    if (count > 0) {
      LOG.atWarn()
          .addKeyValue("kind", kind.name().toLowerCase(Locale.ROOT))
          .addKeyValue("count", count)
          .log(
              "Answered 503, the last time to {} {}: the store did not answer",
              request.getMethodName(),
              request.getPath());
    }
    return Problems.response(request, Problem.of(ProblemCode.SERVER_UNAVAILABLE, detail(kind)))
        .header(
            HttpHeaders.RETRY_AFTER,
            Long.toString(Math.max(1, unavailable.retryAfter().toSeconds())));
  }

  private static String detail(Kind kind) {
    return switch (kind) {
      case OVERLOADED -> "Too much is waiting at the moment; nothing was done. Try again.";
      case UNREACHABLE -> "The database cannot be reached at the moment. Try again.";
      case UNKNOWN_OUTCOME ->
          "The database did not say whether this was stored. Trying again is safe.";
      case DRAINING -> "This server is about to stop; nothing was done. Try again.";
    };
  }
}
