package io.neosc.adapter.rest.health;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.neosc.adapter.rest.health.HealthResponse.Component;
import io.neosc.adapter.rest.health.HealthResponse.Components;
import io.neosc.adapter.rest.health.HealthResponse.Probe;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.problem.Problem;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.Problems;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.application.live.port.in.LiveQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Whether the process, and what it needs, is well (OB-12). The database counts as reachable while
 * its change stream gives signs of life, so these answers come from memory and never wait for it.
 */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "Status")
final class HealthController implements GracefulShutdownCapable {
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(3);
  private static final Component NOT_CONFIGURED = new Component(true, "not_configured");
  private final LiveQueries live;
  private final InstantSource clock;
  private volatile boolean draining;

  HealthController(LiveQueries live, InstantSource clock) {
    this.live = live;
    this.clock = clock;
  }

  /** The process is about to end: from now on nobody should send requests here (OP-6). */
  @Override
  public CompletionStage<?> shutdownGracefully() {
    draining = true;
    return CompletableFuture.completedFuture(null);
  }

  /** How the database is. */
  private enum Database {
    HEALTHY,
    UNREACHABLE,
    /** What is answered from memory is not there yet. */
    PREPARING
  }

  @Get("/health")
  @Operation(
      summary = "How the server is",
      description = "Anybody. 200 also while the database is away: a restart would not help.")
  @ApiResponse(responseCode = "200", description = "Healthy or degraded")
  @Answers.Probe
  HealthResponse health() {
    var database = database();
    return new HealthResponse(
        database == Database.HEALTHY ? "healthy" : "degraded",
        Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()).toSeconds(),
        Wire.lower(database));
  }

  @Get("/health/live")
  @Operation(summary = "Whether the process runs", description = "Anybody.")
  @ApiResponse(responseCode = "200", description = "It does")
  @Answers.Probe
  Probe process() {
    return new Probe("healthy");
  }

  @Get("/health/ready")
  @Operation(summary = "Whether requests should be sent here", description = "Anybody.")
  @ApiResponse(
      responseCode = "200",
      description = "They should",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Probe.class)))
  @Answers.Probe
  HttpResponse<?> ready(HttpRequest<?> http) {
    if (draining) {
      return notReady(http, "The server is about to end");
    }
    return switch (database()) {
      case HEALTHY -> HttpResponse.ok(new Probe("ready"));
      case UNREACHABLE -> notReady(http, "The database cannot be reached at the moment");
      case PREPARING -> notReady(http, "The server is still reading what it answers from memory");
    };
  }

  private static HttpResponse<?> notReady(HttpRequest<?> http, String detail) {
    return Problems.response(http, Problem.of(ProblemCode.SERVER_UNAVAILABLE, detail))
        .header(HttpHeaders.RETRY_AFTER, "1");
  }

  @Get("/api/health")
  @Operation(summary = "How each part is", description = "Anybody. The verdict is in the body.")
  @ApiResponse(responseCode = "200", description = "The verdict, and each part")
  @Answers.Open
  Components components() {
    var database = database();
    var healthy = database == Database.HEALTHY;
    return new Components(
        healthy ? "healthy" : "unhealthy",
        Map.of(
            "database",
            new Component(healthy, healthy ? null : Wire.lower(database)),
            "redis",
            NOT_CONFIGURED,
            "oauth",
            NOT_CONFIGURED,
            "drift_detection",
            NOT_CONFIGURED),
        Wire.time(clock.instant()));
  }

  private Database database() {
    if (!live.ready()) {
      return Database.PREPARING;
    }
    return live.silence().compareTo(LONGEST_SILENCE) > 0 ? Database.UNREACHABLE : Database.HEALTHY;
  }
}
