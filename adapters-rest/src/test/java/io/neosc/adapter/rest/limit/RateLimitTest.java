package io.neosc.adapter.rest.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.Answer;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.application.testing.LogLines;
import io.neosc.domain.identity.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("API-8, OB-8: rate limits over HTTP, and what the security log says of them")
final class RateLimitTest {
  private static final int MANY = 1_000_000;

  private static TestServer limited(int account, int auth, int open) {
    return TestServer.start(
        Map.of(
            "neosc.rate-limits.account-per-minute", account,
            "neosc.rate-limits.auth-per-minute", auth,
            "neosc.rate-limits.public-per-minute", open));
  }

  private static void isLimited(Answer answer, int limit) {
    answer.isProblem(429, "request.rate-limited");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
    assertThat(answer.header("RateLimit-Limit")).isEqualTo(Integer.toString(limit));
    assertThat(answer.header("RateLimit-Remaining")).isEqualTo("0");
    assertThat(answer.header("RateLimit-Reset")).isEqualTo(answer.header("Retry-After"));
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  /** What the security log was told of one limit: it, whose it was, from where, how often. */
  private static void isTold(LogLines log, String limit, @Nullable String accountId) {
    assertThat(log.values())
        .filteredOn(line -> "rate_limit_violation".equals(line.get("event")))
        .singleElement()
        .satisfies(line ->
            assertThat(line)
                .containsEntry("category", "security")
                .containsEntry("limit", limit)
                .containsEntry("user_id", accountId)
                .containsEntry("ip_address", "127.0.0.1")
                .containsEntry("success", false)
                .containsEntry("count", 1));
  }

  @Test
  @DisplayName("an account has one allowance, whatever its tokens; others have their own")
  void accountsAreCountedAsOne() {
    try (var server = limited(5, MANY, MANY);
        var log = LogLines.of("io.neosc.security")) {
      var account = server.account(Role.USER);
      var email = account.email().value();
      var one = server.login(email).text("access_token");
      var two = server.login(email).text("access_token");
      for (var left = 4; left >= 0; left--) {
        var answer = server.get("/api/stats").as(left % 2 == 0 ? one : two).send().is(200);
        assertThat(answer.header("RateLimit-Limit")).isEqualTo("5");
        assertThat(answer.header("RateLimit-Remaining")).isEqualTo(Integer.toString(left));
        assertThat(Integer.parseInt(answer.header("RateLimit-Reset"))).isBetween(1, 60);
      }
      for (var token : List.of(one, two, server.login(email).text("access_token"))) {
        isLimited(server.get("/api/stats").as(token).send(), 5);
        isLimited(server.post("/api/workspaces/ws-desktop/launch").as(token).send(), 5);
        isLimited(server.get("/api/nothing").as(token).send(), 5);
        isLimited(server.call("PATCH", "/api/policies/pol-none").as(token).send(), 5);
      }
      server.get("/api/stats").as(server.signIn(Role.USER)).send().is(200);
      isTold(log, "account-per-minute", account.id().value());
    }
  }

  @Test
  @DisplayName("sign-in is counted by address: no token and no account name gets more of it")
  void signInIsCountedByAddress() {
    try (var server = limited(MANY, 4, MANY);
        var log = LogLines.of("io.neosc.security")) {
      var user = server.signIn(Role.USER);
      server.get("/api/auth/me").as(user).send().is(200);
      server.post("/api/auth/login").json("[").send().isProblem(400, "request.malformed");
      var last =
          server
              .post("/api/auth/login")
              .json("{\"email\":\"a@b.example\",\"password\":\"not the right one\"}")
              .send()
              .isProblem(401, "auth.invalid-credentials");
      assertThat(last.header("RateLimit-Remaining")).isEqualTo("0");

      for (var path : List.of("login", "register", "refresh")) {
        isLimited(server.post("/api/auth/" + path).json("{}").send(), 4);
        isLimited(server.post("/api/auth/" + path).as("another" + path).json("{}").send(), 4);
      }
      isTold(log, "auth-per-minute", null);
      isLimited(server.get("/api/auth/me").as(user).send(), 4);
      isLimited(server.post("/api/auth/login").header("X-Forwarded-For", "198.51.100.7").send(), 4);
      server.get("/api/stats").as(user).send().is(200);
      server.get("/api/health").send().is(200);
    }
  }

  @Test
  @DisplayName("who is not signed in is counted by address; tokens made up for it change nothing")
  void strangersAreCountedByAddress() {
    try (var server = limited(MANY, MANY, 5);
        var log = LogLines.of("io.neosc.security")) {
      var user = server.signIn(Role.USER);
      server.get("/api/health").send().is(200);
      server.get("/docs").as("made-up-1").send().is(200);
      server.get("/api/stats").as("made-up-2").send().isProblem(401, "auth.invalid-token");
      server.get("/api/stats").send().isProblem(401, "auth.required");
      var last = server.get("/nothing").as("made-up-3").send().isMissing("request.not-found");
      assertThat(last.header("RateLimit-Remaining")).isEqualTo("0");

      isLimited(server.get("/api/stats").as("made-up-4").send(), 5);
      isLimited(server.get("/openapi.yaml").send(), 5);
      isTold(log, "public-per-minute", null);
      isLimited(server.get("/api/health").as(user).send(), 5);
      isLimited(server.call("DELETE", "/api/stats").send(), 5);
      server.get("/api/stats").as(user).send().is(200);
    }
  }

  @Test
  @DisplayName("probes are answered whoever floods, and say nothing of limits")
  void probesAreNotCounted() {
    try (var server = limited(1, 1, 1)) {
      server.get("/api/health").send().is(200);
      isLimited(server.get("/api/health").send(), 1);
      for (var i = 0; i < 20; i++) {
        for (var probe : List.of("/health", "/health/live", "/health/ready")) {
          assertThat(server.get(probe).send().is(200).header("RateLimit-Limit")).isEmpty();
        }
        server.get("/metrics").as(TestServer.SCRAPE_TOKEN).send().is(200);
      }
    }
  }

  @Test
  @DisplayName("a preflight is not counted, and a 429 can be read by a page of a configured origin")
  void browsersCanReadIt() {
    var origin = "https://portal.example.org";
    try (var server =
        TestServer.start(
            Map.of(
                "neosc.cors.allowed-origins",
                List.of(origin),
                "neosc.rate-limits.public-per-minute",
                1))) {
      for (var i = 0; i < 5; i++) {
        server
            .call("OPTIONS", "/api/health")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "GET")
            .send()
            .is(204);
      }
      server.get("/api/health").send().is(200);
      var answer = server.get("/api/health").header("Origin", origin).send();
      isLimited(answer, 1);
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
      assertThat(answer.header("Access-Control-Expose-Headers"))
          .contains("RateLimit-Remaining", "Retry-After");
    }
  }
}
