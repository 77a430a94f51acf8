package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.application.testing.LogLines;
import io.neosc.domain.apikey.Scope;
import io.neosc.domain.identity.Role;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("OB-8: what the security log says of refusals at the HTTP door")
final class SecurityLinesTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("neosc.cors.allowed-origins", "https://portal.example.org"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** What was told before is told again. */
  @BeforeEach
  void later() {
    server.app.clock.forward(Duration.ofSeconds(10));
    server.app.live.heard();
  }

  private static Map<String, @Nullable Object> only(LogLines log) {
    assertThat(log.values()).hasSize(1);
    return log.values().getFirst();
  }

  @Test
  @DisplayName("a role or a key without the right: who, from where, what and why")
  void forbidden() {
    var user = server.account(Role.USER);
    var token = server.login(user.email().value()).text("access_token");
    var key = server.apiKey(Scope.METRICS_READ);
    try (var log = LogLines.of("io.neosc.security")) {
      server.get("/api/admin/users").as(token).send().isProblem(403, "auth.not-allowed");
      assertThat(only(log))
          .containsEntry("event", "authorization_failure")
          .containsEntry("user_id", user.id().value())
          .containsEntry("ip_address", "127.0.0.1")
          .containsEntry("wanted", "GET /api/admin/users")
          .containsEntry("reason", "role");
      server.get("/api/admin/users").as(key).send().isProblem(403, "auth.wrong-scope");
      assertThat(log.values().getLast()).containsEntry("reason", "scope");
    }
  }

  @Test
  @DisplayName(
      "a token that proves nothing is an attempt; a flood of them is one line; none is not")
  void badTokens() {
    try (var log = LogLines.of("io.neosc.security")) {
      server.get("/api/stats").send().isProblem(401, "auth.required");
      for (var i = 0; i < 20; i++) {
        server.get("/api/stats").as("made-up-" + i).send().isProblem(401, "auth.invalid-token");
      }
      assertThat(only(log))
          .containsEntry("event", "authentication_attempt")
          .containsEntry("success", false)
          .containsEntry("method", "bearer")
          .containsEntry("reason", "invalid_token")
          .containsEntry("ip_address", "127.0.0.1");
    }
  }

  @Test
  @DisplayName("API-12: a page of a foreign origin, whatever paths and origins it makes up")
  void foreignOrigins() {
    try (var log = LogLines.of("io.neosc.security")) {
      preflight("https://portal.example.org", "/api/stats");
      server.call("OPTIONS", "/api/stats").header("Origin", "https://evil.example.org").send();
      assertThat(log.values()).isEmpty();
      for (var i = 0; i < 20; i++) {
        preflight("https://evil.example.org:" + i + "/" + "x".repeat(300), "/api/made-up/" + i);
      }
      var line = only(log);
      assertThat(line)
          .containsEntry("event", "authorization_failure")
          .containsEntry("wanted", "OPTIONS /api/made-up/0")
          .containsEntry("reason", "foreign_origin");
      assertThat(String.valueOf(line.get("origin")))
          .startsWith("https://evil.example.org:0/x")
          .hasSize(200);
    }
  }

  private static void preflight(String origin, String path) {
    server
        .call("OPTIONS", path)
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "PATCH")
        .send();
  }
}
