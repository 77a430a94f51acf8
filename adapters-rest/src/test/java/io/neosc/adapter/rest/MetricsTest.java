package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.Answer;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.identity.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("OB-1, OB-2: metrics for Prometheus")
final class MetricsTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer scrape() {
    return server.get("/metrics").as(TestServer.SCRAPE_TOKEN).send().is(200);
  }

  private static double value(String series) {
    return scrape()
        .body()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no series " + series));
  }

  @Test
  @DisplayName("what is committed is counted: sign-ins, launches, active sessions, durations")
  void commitsAreCounted() {
    var success = "neosc_login_attempts_total{method=\"password\",status=\"success\"}";
    var failure = "neosc_login_attempts_total{method=\"password\",status=\"failure\"}";
    var launches = "neosc_workspace_launches_total{type=\"linux\"}";
    var signedIn = value(success);
    var refused = value(failure);
    var launched = value(launches);

    var token = server.signIn(Role.USER);
    server
        .post("/api/auth/login")
        .json("{\"email\":\"ghost@example.org\",\"password\":\"wrong horse battery\"}")
        .send()
        .is(401);
    server.post("/api/workspaces/ws-desktop/launch").as(token).send().is(201);

    assertThat(value(success)).isEqualTo(signedIn + 1);
    assertThat(value(failure)).isEqualTo(refused + 1);
    assertThat(value(launches)).isEqualTo(launched + 1);
    assertThat(value("neosc_active_sessions")).isEqualTo(1);

    server.app.clock.forward(Duration.ofMinutes(3));
    server.app.live.heard();
    server.post("/api/workspaces/ws-desktop/stop").as(token).send().is(200);

    assertThat(value("neosc_active_sessions")).isZero();
    assertThat(value("neosc_session_duration_seconds_count")).isEqualTo(1);
    assertThat(value("neosc_session_duration_seconds_sum")).isEqualTo(180);
    assertThat(value("neosc_session_ends_total{reason=\"user_stop\"}")).isEqualTo(1);
    assertThat(value("neosc_session_ends_total{reason=\"idle_timeout\"}")).isZero();
    assertThat(value("neosc_session_duration_seconds_bucket{le=\"60.0\"}")).isZero();
    assertThat(value("neosc_session_duration_seconds_bucket{le=\"300.0\"}")).isEqualTo(1);
  }

  @Test
  @DisplayName("SE-9: which node sweeps, and how often it did")
  void sweepsAreCounted() {
    assertThat(value("neosc_session_sweeping")).isEqualTo(1);
    assertThat(value("neosc_session_sweeps_total")).isEqualTo(7);
  }

  @Test
  @DisplayName("OB-1: requests are timed by route template; paths and odd methods make no series")
  void requestsAreTimedByRoute() {
    server.get("/api/sessions/ses-private").as(server.signIn(Role.USER)).send().is(404);
    server.get("/no/such/private/path").send().is(404);
    server.call("BREW", "/health").send();

    var text = scrape().body();
    assertThat(text)
        .contains(
            "neosc_api_request_duration_seconds_count"
                + "{endpoint=\"/api/sessions/{id}\",method=\"GET\",status_code=\"404\"}")
        .contains("{endpoint=\"none\",method=\"GET\",status_code=\"404\"}")
        .doesNotContain("private", "BREW", "@example.org");
  }

  @Test
  @DisplayName("OB-1: the scrape token alone opens them, and none does when none is configured")
  void scrapeTokenIsNeeded() {
    server.get("/metrics").send().isProblem(401, "auth.required");
    server.get("/metrics").as("wrong").send().isProblem(401, "auth.invalid-token");
    server.get("/metrics").as(server.signIn(Role.ADMIN)).send().isProblem(403, "auth.not-allowed");

    try (var closed = TestServer.start(Map.of("neosc.metrics.scrape-token", ""))) {
      closed.get("/metrics").send().isProblem(401, "auth.required");
      closed.get("/metrics").header("Authorization", "Bearer ").send().is(401);
    }
  }

  @Test
  @DisplayName("OB-1: OpenMetrics is given to whom accepts it")
  void openMetricsByAccept() {
    var plain = scrape();
    assertThat(plain.header("Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    var open =
        server
            .get("/metrics")
            .as(TestServer.SCRAPE_TOKEN)
            .header("Accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5")
            .send()
            .is(200);
    assertThat(open.header("Content-Type")).startsWith("application/openmetrics-text");
    assertThat(open.body()).endsWith("# EOF\n");
    assertThat(plain.body()).doesNotContain("# EOF");
  }

  @Test
  @DisplayName("OB-1: every family has help and type, and names that promtool accepts")
  void namesAreClean() {
    var lines = scrape().body().lines().toList();
    var help = families(lines, "# HELP ");
    var types = families(lines, "# TYPE ");

    assertThat(help.keySet()).isEqualTo(types.keySet());
    assertThat(help.values()).allSatisfy(text -> assertThat(text).isNotBlank());
    types.forEach((name, type) -> {
      assertThat(name).matches("[a-z][a-z0-9_]*").doesNotContainPattern("_(ns|ms)(_|$)");
      assertThat(name.endsWith("_total")).as(name).isEqualTo(type.equals("counter"));
      assertThat(name).doesNotEndWith("_count").doesNotEndWith("_bucket");
    });
    assertThat(lines.stream().filter(line -> !line.startsWith("#"))).hasSizeLessThan(3_000);
  }

  private static Map<String, String> families(List<String> lines, String kind) {
    return lines.stream()
        .filter(line -> line.startsWith(kind))
        .map(line -> line.substring(kind.length()).split(" ", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }

  @Test
  @DisplayName("the framework's own endpoints are not there")
  void frameworkEndpointsAreGone() {
    var admin = server.signIn(Role.ADMIN);
    for (var path :
        List.of(
            "/prometheus",
            "/beans",
            "/env",
            "/routes",
            "/loggers",
            "/refresh",
            "/info",
            "/threaddump",
            "/caches",
            "/login",
            "/logout",
            "/oauth/access_token",
            "/keys",
            "/token_info")) {
      server.get(path).as(admin).send().isProblem(404, "request.not-found");
    }
  }
}
