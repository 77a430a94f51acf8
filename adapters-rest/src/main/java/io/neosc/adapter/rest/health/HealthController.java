package io.neosc.adapter.rest.health;

import io.micrometer.core.instrument.MeterRegistry;
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
import io.neosc.adapter.rest.health.HealthResponse.Counters;
import io.neosc.adapter.rest.health.HealthResponse.Detail;
import io.neosc.adapter.rest.health.HealthResponse.Probe;
import io.neosc.adapter.rest.health.HealthResponse.Status;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.problem.Problem;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.Problems;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.application.health.port.in.HealthQueries;
import io.neosc.application.health.port.in.HealthQueries.Readiness;
import io.neosc.application.shared.port.PartState;
import io.neosc.domain.identity.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Whether the process, and what it needs, is well (OB-12). Everything is answered from memory, on
 * the event loop, also while the server still waits for the database.
 */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "Status")
final class HealthController implements GracefulShutdownCapable {
  private static final String DATABASE = "database";
  private static final int FIRST_SERVER_ERROR = 500;
  private final HealthQueries health;
  private final MeterRegistry meters;
  private final InstantSource clock;
  private volatile boolean draining;

  HealthController(HealthQueries health, MeterRegistry meters, InstantSource clock) {
    this.health = health;
    this.meters = meters;
    this.clock = clock;
  }

  /** The process is about to end: from now on nobody should send requests here (OP-6). */
  @Override
  public CompletionStage<?> shutdownGracefully() {
    draining = true;
    return CompletableFuture.completedFuture(null);
  }

  @Get("/health")
  @Operation(
      summary = "How the server is",
      description = "Anybody. 200 also while the database is away: a restart would not help.")
  @ApiResponse(responseCode = "200", description = "Healthy or degraded")
  @Answers.Probe
  HealthResponse health() {
    var database =
        health.parts().stream()
            .filter(part -> part.name().equals(DATABASE))
            .map(HealthResponse::word)
            .findFirst()
            .orElse("not_configured");
    return new HealthResponse(verdict(), uptimeSeconds(), database);
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
    return switch (health.readiness()) {
      case READY -> HttpResponse.ok(new Probe("ready"));
      case STARTING -> notReady(http, "The server is starting");
      case DATABASE_AWAY -> notReady(http, "The database cannot be reached at the moment");
      case MEMORY_BEHIND -> notReady(http, "What is answered from memory may be old at the moment");
    };
  }

  private static HttpResponse<?> notReady(HttpRequest<?> http, String detail) {
    return Problems.response(http, Problem.of(ProblemCode.SERVER_UNAVAILABLE, detail))
        .header(HttpHeaders.RETRY_AFTER, "1");
  }

  @Get("/health/status")
  @Operation(
      summary = "How each part is, in detail",
      description = "Anybody reads the verdict; operators and admins read the parts as well.")
  @ApiResponse(responseCode = "200", description = "The verdict, and for some the parts")
  @Answers.Open
  Status status(HttpRequest<?> http) {
    var acts =
        http.getUserPrincipal(Caller.class)
            .map(caller -> caller.signIn().role())
            .filter(role -> role == Role.OPERATOR || role == Role.ADMIN)
            .isPresent();
    return new Status(
        verdict(),
        uptimeSeconds(),
        acts ? HealthResponse.byName(health.parts(), Detail::of) : null);
  }

  @Get("/health/metrics")
  @Operation(
      summary = "A few counters of this process",
      description = "Anybody. `GET /metrics` has all of them, for the scrape token.")
  @ApiResponse(responseCode = "200", description = "Counters since the start of the process")
  @Answers.Open
  Counters counters() {
    var requests = 0L;
    var errors = 0L;
    for (var timer : meters.find("neosc.api.request.duration").timers()) {
      var status = timer.getId().getTag("status_code");
      requests += timer.count();
      errors +=
          status != null && Integer.parseInt(status) >= FIRST_SERVER_ERROR ? timer.count() : 0;
    }
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return new Counters(uptimeSeconds(), requests, errors, heap.getUsed(), heap.getMax());
  }

  @Get("/api/health")
  @Operation(summary = "How each part is", description = "Anybody. The verdict is in the body.")
  @ApiResponse(responseCode = "200", description = "The verdict, and each part")
  @Answers.Open
  Components components() {
    var parts = health.parts();
    return new Components(
        parts.stream().allMatch(PartState::fine) ? "healthy" : "unhealthy",
        HealthResponse.byName(parts, Component::of),
        Wire.time(clock.instant()));
  }

  private String verdict() {
    return health.readiness() == Readiness.READY ? "healthy" : "degraded";
  }

  private static long uptimeSeconds() {
    return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()).toSeconds();
  }
}
