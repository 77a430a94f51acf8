package io.neosc.adapter.rest.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Duration;
import java.util.Set;

/**
 * Times each request (OB-2). The label is the route's template, never the path, and methods that
 * HTTP does not know are one label, so that no client can make series grow (OB-1).
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(RequestMetrics.FIRST)
final class RequestMetrics {
  static final int FIRST = -30_000;
  private static final String START = RequestMetrics.class.getName();
  private static final String NO_ROUTE = "none";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private final MeterRegistry registry;

  RequestMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @RequestFilter
  void begin(HttpRequest<?> request) {
    request.setAttribute(START, System.nanoTime());
  }

  @ResponseFilter
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var start = request.getAttribute(START, Long.class);
    start.ifPresent(began ->
        timer(request, response.code()).record(Duration.ofNanos(System.nanoTime() - began)));
  }

  private Timer timer(HttpRequest<?> request, int status) {
    var method = request.getMethodName();
    return Timer.builder("neosc.api.request.duration")
        .description("How long requests took, by route")
        .tag("endpoint", BasicHttpAttributes.getUriTemplate(request).orElse(NO_ROUTE))
        .tag("method", METHODS.contains(method) ? method : "other")
        .tag("status_code", Integer.toString(status))
        .serviceLevelObjectives(
            Duration.ofMillis(5),
            Duration.ofMillis(25),
            Duration.ofMillis(100),
            Duration.ofMillis(250),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5))
        .register(registry);
  }
}
