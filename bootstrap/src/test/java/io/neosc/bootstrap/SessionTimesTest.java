package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sessions whose time is over, with real short times, on two server processes. */
class SessionTimesTest {
  private static final String PASSWORD = "planted-times-password";
  private static final String SCRAPE_TOKEN = "planted-scrape-token-of-times";
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final List<String> WORKSPACES = List.of("ws-linux-desktop", "ws-secure-browser");

  private static ServerProcess one;
  private static ServerProcess two;

  @BeforeAll
  static void start() {
    var variables = ServerProcess.variables(Databases.fresh());
    // also a slow sweep has to come by between the two
    variables.put("NEOSC_SESSIONS_IDLE_TIMEOUT", "5s");
    variables.put("NEOSC_SESSIONS_LONG_RUNNING_AFTER", "1s");
    variables.put("NEOSC_SESSIONS_SWEEP_INTERVAL", "1s");
    variables.put("NEOSC_METRICS_SCRAPE_TOKEN", SCRAPE_TOKEN);
    Caller.SECRETS.add(SCRAPE_TOKEN);
    one = ServerProcess.start(variables, "serve");
    two = ServerProcess.start(variables, "serve");
    one.awaitReady();
    two.awaitReady();
  }

  @AfterAll
  static void stop() {
    one.close();
    two.close();
  }

  private static boolean sweeps(ServerProcess node) {
    return Caller.of(node.address())
        .withToken(SCRAPE_TOKEN)
        .get("/metrics")
        .requires(200)
        .body()
        .contains("\nneosc_session_sweeping 1");
  }

  /** The sessions, each launched by somebody of its own, who does nothing more. */
  private static List<String> launched(ServerProcess node, String name) {
    var user = Caller.of(node.address()).registered(name + "@example.org", PASSWORD);
    return WORKSPACES.stream()
        .map(workspace ->
            user.post("/api/workspaces/" + workspace + "/launch").requires(201).text("session_id"))
        .toList();
  }

  private static void awaitIdle(Caller admin, List<String> sessions) {
    for (var session : sessions) {
      await()
          .atMost(SOON)
          .until(
              () -> !admin.get("/api/admin/sessions/" + session).text("status").equals("active"));
      var ended = admin.get("/api/admin/sessions/" + session).requires(200);
      assertThat(ended.text("status")).isEqualTo("disconnected");
      assertThat(ended.text("end_reason")).isEqualTo("idle_timeout");
      assertThat(ended.json().get("ended_by").isNull()).isTrue();
      assertThat(
              admin
                  .get("/api/audit-logs?action=terminate_session&session_id=" + session)
                  .texts("session_id"))
          .containsExactly(session);
    }
  }

  /** One node locks the workspace in the moment in which the other one ends idle sessions. */
  private static void whoeverIsFirstEndsIt(Caller admin, ServerProcess other) {
    var sessions = new ArrayList<String>();
    for (var person = 0; person < 8; person++) {
      sessions.addAll(launched(other, "racing-" + person));
    }
    await().atMost(SOON).until(() -> sessions.stream().anyMatch(session -> over(admin, session)));
    sessions.addAll(launched(other, "racing-last"));
    var locks =
        WORKSPACES.stream()
            .map(workspace ->
                admin
                    .post(
                        "/api/admin/locks",
                        "{\"target\": \"workspace\", \"value\": \"%s\", \"reason\": \"A race\"}"
                            .formatted(workspace))
                    .requires(201)
                    .text("id"))
            .toList();
    var reasons = new HashSet<String>();
    for (var session : sessions) {
      await().atMost(SOON).until(() -> over(admin, session));
      reasons.add(admin.get("/api/admin/sessions/" + session).text("end_reason"));
      assertThat(
              admin
                  .get("/api/audit-logs?action=terminate_session&session_id=" + session)
                  .texts("session_id"))
          .containsExactly(session);
    }
    assertThat(reasons).containsExactlyInAnyOrder("idle_timeout", "lock");
    locks.forEach(lock -> admin.delete("/api/admin/locks/" + lock).requires(204));
  }

  private static boolean over(Caller admin, String session) {
    return !admin.get("/api/admin/sessions/" + session).text("status").equals("active");
  }

  @Test
  @DisplayName(
      "SE-9, SE-8: idle sessions end once, on exactly one node, also against a lock on the other;"
          + " killed, the other node takes over")
  void idleSessionsEndOnOneNode() {
    await().atMost(SOON).until(() -> sweeps(one) || sweeps(two));
    assertThat(sweeps(one)).isNotEqualTo(sweeps(two));
    var sweeping = sweeps(one) ? one : two;
    var other = sweeping == one ? two : one;
    var admin = Caller.admin(other.address());

    var sessions = launched(other, "first");
    var detail = admin.get("/api/admin/sessions/" + sessions.getFirst()).requires(200);
    assertThat(detail.body())
        .contains("\"idle_timeout\":{\"seconds\":5,\"source\":\"installation\"}")
        .contains("\"max_duration\":{\"seconds\":43200,\"source\":\"workspace\"}");
    awaitIdle(admin, sessions);
    await()
        .atMost(SOON)
        .until(() -> admin.get("/api/audit-logs?action=clear_alert").texts("seq").size() == 2);
    assertThat(admin.get("/api/audit-logs?action=raise_alert").texts("seq")).hasSize(2);
    assertThat(sweeps(other)).isFalse();
    whoeverIsFirstEndsIt(admin, other);

    sweeping.kill();
    var late = launched(other, "second");
    await().atMost(Duration.ofSeconds(8)).until(() -> sweeps(other));
    awaitIdle(admin, late);
  }
}
