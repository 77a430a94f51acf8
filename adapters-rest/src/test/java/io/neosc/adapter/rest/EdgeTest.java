package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.neosc.adapter.rest.testing.Route;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.application.identity.port.out.HasherBusy;
import io.neosc.domain.identity.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@DisplayName("What holds for every answer, and what the framework itself refuses")
final class EdgeTest {
  private static final String ORIGIN = "https://portal.example.org";
  private static TestServer server;
  private static String user;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("neosc.cors.allowed-origins", List.of(ORIGIN)));
    user = server.signIn(Role.USER);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @DisplayName("API-3: 404, 405, 406 and a path that is none are problem documents")
  void frameworkRefusalsAreProblems() {
    server.get("/nothing/here").send().isMissing("request.not-found");
    server.get("/api/nothing").as(user).send().isMissing("request.not-found");
    var method = server.call("DELETE", "/api/stats").as(user).send();
    method.isProblem(405, "request.method-not-allowed");
    assertThat(method.header("Allow")).contains("GET");
    server
        .get("/api/stats")
        .as(user)
        .header("Accept", "text/html")
        .send()
        .isProblem(406, "request.not-acceptable");
    server.call("BREW", "/api/stats").as(user).send().isProblem(405, "request.method-not-allowed");
    server.call("BREW", "/docs").send().isProblem(405, "request.method-not-allowed");
  }

  @Test
  @DisplayName("API-12: every route, refused or not, carries the security headers")
  void headersAreEverywhere() {
    for (var route : Route.of(server)) {
      for (var token : new String[] {null, user, "bad"}) {
        var call = server.call(route.method(), route.path()).as(token);
        var answer = route.changes() ? call.json("[").send() : call.send();
        assertThat(answer.header("X-Content-Type-Options")).as("%s", route).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).as("%s", route).isEqualTo("no-referrer");
        assertThat(answer.header("Content-Security-Policy"))
            .as("%s", route)
            .contains("frame-ancestors 'none'")
            .doesNotContain("unsafe-inline");
        assertThat(answer.header("X-Request-Id")).as("%s", route).isNotBlank();
        assertThat(answer.header("Strict-Transport-Security")).as("only with TLS").isEmpty();
        if (route.template().matches("/(api|health).*")) {
          assertThat(answer.header("Cache-Control")).as("%s", route).isEqualTo("no-store");
        }
      }
    }
    assertThat(server.get("/nothing").send().header("X-Content-Type-Options")).isNotBlank();
  }

  @Test
  @DisplayName("API-13: well-formed ids are taken over, others are replaced")
  void idsAreReturned() {
    var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    var good =
        server
            .get("/health")
            .header("X-Request-Id", "req-1.a_B")
            .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
            .send();
    assertThat(good.header("X-Request-Id")).isEqualTo("req-1.a_B");
    assertThat(good.header("traceparent"))
        .matches("00-" + trace + "-[0-9a-f]{16}-01")
        .doesNotContain("00f067aa0ba902b7");

    var bad =
        server
            .get("/health")
            .header("X-Request-Id", "<script>")
            .header("traceparent", "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01")
            .send();
    assertThat(bad.header("X-Request-Id")).matches("[0-9a-f]{32}");
    assertThat(bad.header("traceparent")).doesNotContain("0".repeat(32));
  }

  @Test
  @DisplayName("API-12: configured origins read answers and errors, others do not, never *")
  void corsIsForConfiguredOrigins() {
    for (var path : List.of("/health", "/nothing", "/api/auth/me", "/api/stats?x=1")) {
      var allowed = server.get(path).header("Origin", ORIGIN).send();
      assertThat(allowed.header("Access-Control-Expose-Headers"))
          .contains("ETag", "Link", "RateLimit-Remaining", "Retry-After", "X-Request-Id");
      assertThat(allowed.header("Access-Control-Allow-Origin")).as(path).isEqualTo(ORIGIN);
      assertThat(allowed.header("Access-Control-Allow-Credentials")).isEmpty();
      assertThat(allowed.header("Vary")).contains("Origin");
      var foreign = server.get(path).header("Origin", "https://evil.example.org").send();
      assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
    }
    var preflight =
        server
            .call("OPTIONS", "/api/policies/pol-mfa-required")
            .header("Origin", ORIGIN)
            .header("Access-Control-Request-Method", "PATCH")
            .header("Access-Control-Request-Headers", "authorization,content-type,if-match")
            .send()
            .is(204);
    assertThat(preflight.header("Access-Control-Allow-Headers"))
        .contains("Authorization", "Content-Type", "Idempotency-Key", "If-Match");
    assertThat(preflight.header("Vary")).contains("Origin");
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(preflight.header("Access-Control-Allow-Methods")).contains("PATCH");
    assertThat(preflight.header("X-Content-Type-Options")).isEqualTo("nosniff");
    var refused =
        server
            .call("OPTIONS", "/api/policies/pol-mfa-required")
            .header("Origin", "https://evil.example.org")
            .header("Access-Control-Request-Method", "PATCH")
            .send();
    refused.isProblem(405, "request.method-not-allowed");
    assertThat(refused.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  @DisplayName("API-12: a page of a configured origin reads 500 and 503 too")
  void corsIsOnServerErrors() {
    var properties = Map.<String, Object>of("neosc.cors.allowed-origins", List.of(ORIGIN));
    try (var own = TestServer.failing(new IllegalStateException("a bug"), properties)) {
      var answer =
          own.post("/api/auth/login")
              .header("Origin", ORIGIN)
              .json("{\"email\":\"a@b.c\",\"password\":\"correct horse battery\"}")
              .send()
              .isProblem(500, "server.error");
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
      assertThat(answer.header("RateLimit-Limit")).isNotEmpty();
    }
    try (var own = TestServer.start(properties)) {
      var token = own.signIn(Role.USER);
      own.app.store.goAway(true);
      var answer =
          own.get("/api/audit-logs")
              .as(token)
              .header("Origin", ORIGIN)
              .send()
              .isProblem(503, "server.unavailable");
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    }
  }

  @Test
  @DisplayName(
      "API-4: while the store is away a write is 503 with Retry-After, and says nothing more")
  void storeAwayIs503() {
    try (var own = TestServer.start()) {
      var token = own.signIn(Role.USER);
      own.app.store.goAway(true);

      var answer =
          own.post("/api/workspaces/ws-desktop/launch")
              .as(token)
              .send()
              .isProblem(503, "server.unavailable");
      assertThat(answer.header("Retry-After")).isEqualTo("1");
      own.get("/api/audit-logs").as(token).send().isProblem(503, "server.unavailable");
      own.get("/api/workspaces").as(token).send().is(200);
      own.app.store.goAway(false);
      own.post("/api/workspaces/ws-desktop/launch").as(token).send().is(201);
    }
  }

  @Test
  @DisplayName("API-3: a bug is 500 with a fixed text, logged once with the same trace id")
  void bugsSayNothing() {
    var log = (Logger) LoggerFactory.getLogger("io.neosc.adapter.rest");
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    log.addAppender(lines);
    try (var own = TestServer.failing(new IllegalArgumentException("secret from inside"))) {
      var answer =
          own.post("/api/auth/login")
              .json("{\"email\":\"a@b.c\",\"password\":\"correct horse battery\"}")
              .send()
              .isProblem(500, "server.error");

      assertThat(answer.body()).doesNotContain("secret");
      var errors = lines.list.stream().filter(line -> line.getLevel() == Level.ERROR).toList();
      assertThat(errors).hasSize(1);
      assertThat(errors.getFirst().getMDCPropertyMap())
          .containsEntry("trace_id", answer.text("trace_id"))
          .containsEntry("request_id", answer.header("X-Request-Id"));
      assertThat(errors.getFirst().getThrowableProxy().getMessage()).contains("secret");
    } finally {
      log.detachAppender(lines);
    }
  }

  @Test
  @DisplayName("ID-4: a storm of sign-ins is 429 with Retry-After")
  void stormIs429() {
    try (var own = TestServer.failing(new HasherBusy())) {
      var answer =
          own.post("/api/auth/login")
              .json("{\"email\":\"a@b.c\",\"password\":\"correct horse battery\"}")
              .send()
              .isProblem(429, "auth.busy");
      assertThat(answer.header("Retry-After")).isEqualTo("2");
    }
  }
}
