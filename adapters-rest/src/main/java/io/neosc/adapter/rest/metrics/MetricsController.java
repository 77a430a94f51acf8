package io.neosc.adapter.rest.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.security.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Figures about the product for Prometheus (OB-1). */
@Controller("/metrics")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Status")
final class MetricsController {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";
  private final PrometheusMeterRegistry registry;

  MetricsController(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  @Get
  @Produces(MediaType.ALL)
  @Secured(Access.METRICS_READ)
  @Operation(
      summary = "Scrape the metrics",
      description =
          "Whoever has an API key with scope metrics:read, or the scrape token. OpenMetrics if the"
              + " client prefers it.")
  @ApiResponse(
      responseCode = "200",
      description = "Prometheus text or OpenMetrics",
      content = {
        @Content(mediaType = "text/plain"),
        @Content(mediaType = "application/openmetrics-text")
      })
  @Answers.SignedIn
  HttpResponse<?> scrape(HttpRequest<?> http) {
    var accept = Optional.ofNullable(http.getHeaders().get(HttpHeaders.ACCEPT)).orElse("");
    var type = accept.contains("application/openmetrics-text") ? OPEN_METRICS : TEXT;
    return HttpResponse.ok(registry.scrape(type).getBytes(StandardCharsets.UTF_8))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_TYPE, type);
  }
}
