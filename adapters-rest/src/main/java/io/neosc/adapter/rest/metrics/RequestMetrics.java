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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Times each request (OB-2). The label is the route's template, never the path, and methods that
 * HTTP does not know are one label, so that no client can make series grow (OB-1).
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(RequestMetrics.FIRST)
public final class RequestMetrics {
  static final int FIRST = -30_000;
  private static final String START = RequestMetrics.class.getName();
  private static final String NO_ROUTE = "none";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private final MeterRegistry registry;
  private final PerformanceLog log;

  /** As bounded as the series are: a timer is looked up once, not for each request. */
  private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

  private record Series(String endpoint, String method, int status) {}

  RequestMetrics(MeterRegistry registry, PerformanceLog log) {
    this.registry = registry;
    this.log = log;
  }

  @RequestFilter
  void begin(HttpRequest<?> request) {
    request.setAttribute(START, System.nanoTime());
  }

  @ResponseFilter
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var start = request.getAttribute(START, Long.class).orElse(null);
    if (start != null) {
      var method = request.getMethodName();
      answered(
          BasicHttpAttributes.getUriTemplate(request).orElse(NO_ROUTE),
          METHODS.contains(method) ? method : "other",
          response.code(),
          System.nanoTime() - start);
    }
  }

  /**
   * Takes in one request that was answered.
   *
   * @param endpoint the route's template
   * @param method one that HTTP knows
   * @param nanos how long it took
   */
  public void answered(String endpoint, String method, int status, long nanos) {
    timers
        .computeIfAbsent(new Series(endpoint, method, status), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
    log.answered(method, endpoint, status, nanos);
  }

  private Timer timer(Series series) {
    return Timer.builder("neosc.api.request.duration")
        .description("How long requests took, by route")
        .tag("endpoint", series.endpoint())
        .tag("method", series.method())
        .tag("status_code", Integer.toString(series.status()))
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
