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
import io.micronaut.security.rules.SecurityRule;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.problem.Problem;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.Problems;
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
  private static final String SCHEME = "Bearer ";
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";
  private final PrometheusMeterRegistry registry;
  private final MetricsSettings settings;

  MetricsController(PrometheusMeterRegistry registry, MetricsSettings settings) {
    this.registry = registry;
    this.settings = settings;
  }

  @Get
  @Produces(MediaType.ALL)
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Operation(
      summary = "Scrape the metrics",
      description = "Whoever has the scrape token. OpenMetrics if the client prefers it.")
  @ApiResponse(
      responseCode = "200",
      description = "Prometheus text or OpenMetrics",
      content = {
        @Content(mediaType = "text/plain"),
        @Content(mediaType = "application/openmetrics-text")
      })
  @Answers.Unauthenticated
  @Answers.Probe
  HttpResponse<?> scrape(HttpRequest<?> http) {
    var presented =
        Optional.ofNullable(http.getHeaders().get(HttpHeaders.AUTHORIZATION))
            .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
            .map(header -> header.substring(SCHEME.length()).strip());
    if (presented.filter(settings::opens).isEmpty()) {
      return refused(http, presented.isPresent());
    }
    var accept = Optional.ofNullable(http.getHeaders().get(HttpHeaders.ACCEPT)).orElse("");
    var type = accept.contains("application/openmetrics-text") ? OPEN_METRICS : TEXT;
    return HttpResponse.ok(registry.scrape(type).getBytes(StandardCharsets.UTF_8))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_TYPE, type);
  }

  private static HttpResponse<?> refused(HttpRequest<?> http, boolean presented) {
    return Problems.response(
            http,
            Problem.of(
                presented ? ProblemCode.AUTH_INVALID_TOKEN : ProblemCode.AUTH_REQUIRED,
                "Metrics are given for the scrape token alone (neosc.metrics.scrape-token)"))
        .header(
            HttpHeaders.WWW_AUTHENTICATE, presented ? "Bearer error=\"invalid_token\"" : "Bearer");
  }
}
