package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.application.testing.LogLines;
import io.neosc.domain.identity.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Health over HTTP")
final class HealthTest {

  @Test
  @DisplayName("OB-12: all is well, and what is not configured says so and fails nothing")
  void allIsWell() {
    try (var server = TestServer.start()) {
      assertThat(server.get("/health").send().is(200).json())
          .containsOnlyKeys("status", "uptime_seconds", "database")
          .containsEntry("status", "healthy")
          .containsEntry("database", "healthy");
      assertThat(server.get("/health/live").send().is(200).text("status")).isEqualTo("healthy");
      assertThat(server.get("/health/ready").send().is(200).text("status")).isEqualTo("ready");
      var answer = server.get("/api/health").send().is(200);
      assertThat(answer.json())
          .containsOnlyKeys("status", "components", "timestamp")
          .containsEntry("status", "healthy");
      assertThat(answer.body())
          .contains(
              "\"database\":{\"healthy\":true}",
              "\"change_stream\":{\"healthy\":true}",
              "\"redis\":{\"healthy\":true,\"error\":\"not_configured\"}",
              "\"oauth\":{\"healthy\":true,\"error\":\"not_configured\"}",
              "\"drift_detection\":{\"healthy\":true,\"error\":\"not_configured\"}");
    }
  }

  @Test
  @DisplayName(
      "OB-12: while the database is away health is 200 and degraded, readiness 503; the error is a"
          + " class and a reference that is in the log")
  void theDatabaseIsAway() {
    try (var log = LogLines.of("io.neosc.application.shared.port.PartTracker");
        var server = TestServer.start()) {
      server.app.database.failed("unreachable", new IllegalStateException("db7.internal:27017"));
      server.app.database.failed("unreachable", new IllegalStateException("db7.internal:27017"));

      assertThat(server.get("/health").send().is(200).json())
          .containsEntry("status", "degraded")
          .containsEntry("database", "unreachable");
      server.get("/health/live").send().is(200);
      var ready = server.get("/health/ready").send().isProblem(503, "server.unavailable");
      assertThat(ready.header("Retry-After")).isEqualTo("1");
      assertThat(log.values()).hasSize(1);
      var reference = String.valueOf(log.values().getFirst().get("reference"));
      assertThat(log.values().getFirst()).containsEntry("error_class", "unreachable");
      var answer = server.get("/api/health").send().is(200);
      assertThat(answer.body())
          .contains(
              "\"status\":\"unhealthy\"",
              "\"database\":{\"healthy\":false,\"error\":\"unreachable\",\"reference\":\""
                  + reference
                  + "\"}")
          .doesNotContain("internal", "IllegalState");

      server.app.clock.forward(Duration.ofSeconds(2));
      server.app.live.heard();
      server.app.database.answered(Duration.ofMillis(1));
      server.get("/health/ready").send().is(200);
      assertThat(server.get("/api/health").send().text("status")).isEqualTo("healthy");
    }
  }

  @Test
  @DisplayName("OB-12: a change stream that has gone silent makes a node unready")
  void theChangeStreamIsSilent() {
    try (var server = TestServer.start()) {
      server.app.clock.forward(Duration.ofSeconds(4));
      server.get("/health/ready").send().isProblem(503, "server.unavailable");
      assertThat(server.get("/api/health").send().body())
          .contains("\"change_stream\":{\"healthy\":false,\"error\":\"silent\"");

      server.app.live.heard();
      server.get("/health/ready").send().is(200);
    }
  }

  @Test
  @DisplayName(
      "OB-12: each part with latency, last error and since when: for operators and admins; others"
          + " read the verdict")
  void theDetailsAreForOperators() {
    try (var server = TestServer.start()) {
      server.app.database.failed("no_primary", null);
      server.app.clock.forward(Duration.ofSeconds(1));
      server.app.database.answered(Duration.ofMillis(7));
      for (var role : List.of(Role.OPERATOR, Role.ADMIN)) {
        var answer = server.get("/health/status").as(server.signIn(role)).send().is(200);
        assertThat(answer.json()).containsOnlyKeys("status", "uptime_seconds", "components");
        assertThat(answer.object("components"))
            .containsOnlyKeys("change_stream", "database", "drift_detection", "oauth", "redis");
        assertThat(answer.body())
            .contains(
                "\"status\":\"healthy\",\"since\":\""
                    + server.app.clock.instant().toString().replace("Z", ""),
                "\"latency_ms\":7.0",
                "\"error_class\":\"no_primary\"",
                "\"reference\":\"err-");
      }
      for (var token : List.of("none", server.signIn(Role.USER), server.signIn(Role.AUDITOR))) {
        assertThat(server.get("/health/status").as(token).send().is(200).json())
            .containsOnlyKeys("status", "uptime_seconds");
      }
    }
  }

  @Test
  @DisplayName("OB-12: a few counters, in one short object")
  void counters() {
    try (var server = TestServer.start()) {
      server.get("/health").send().is(200);
      server.get("/health/live").send().is(200);
      var counters = server.get("/health/metrics").send().is(200).json();
      assertThat(counters)
          .containsOnlyKeys(
              "uptime_seconds", "requests", "server_errors", "heap_used_bytes", "heap_max_bytes")
          .containsEntry("server_errors", 0);
      assertThat(((Number) counters.get("requests")).longValue()).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  @DisplayName(
      "OB-12: before the database is ready only health is answered; everything else is 503 with"
          + " Retry-After")
  void theDoorIsHeldUntilTheStartIsDone() {
    try (var server = TestServer.starting()) {
      server.get("/health/live").send().is(200);
      assertThat(server.get("/health").send().is(200).text("status")).isEqualTo("degraded");
      server.get("/health/ready").send().isProblem(503, "server.unavailable");
      server.get("/api/health").send().is(200);
      for (var path : List.of("/api/auth/me", "/api/stats", "/docs", "/nothing", "/healthy")) {
        var answer = server.get(path).send().isProblem(503, "server.unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.header("X-Request-Id")).isNotBlank();
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      }

      server.app.health.openDoor();
      server.get("/health/ready").send().is(200);
      server.get("/api/auth/me").send().isProblem(401, "auth.required");
    }
  }
}
