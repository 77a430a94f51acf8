package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.identity.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The use of workspaces over HTTP")
final class UsageTest {
  private static final String ALL = "/api/admin/usage/workspaces";
  private static final String ONE = "/api/workspaces/ws-shell/usage";
  private static TestServer server;
  private static String auditor;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    var user = server.signIn(Role.USER);
    server.post("/api/workspaces/ws-shell/launch").as(user).send().is(201);
    server.app.clock.forward(Duration.ofMinutes(9));
    server.post("/api/workspaces/ws-shell/stop").as(user).send().is(200);
    server.post("/api/workspaces/ws-many/launch").as(user).send().is(201);
    server.app.clock.forward(Duration.ofMinutes(3));
    auditor = server.signIn(Role.AUDITOR);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @DisplayName("WS-7: a workspace's use has exactly these fields, and figures of what happened")
  void fields() {
    var answer = server.get(ONE).as(auditor).send().is(200);

    assertThat(answer.json())
        .containsOnlyKeys(
            "workspace_id",
            "workspace_name",
            "removed",
            "from",
            "to",
            "total_sessions",
            "active_sessions",
            "distinct_users",
            "hours",
            "duration",
            "peak_concurrent",
            "forecast")
        .containsEntry("workspace_id", "ws-shell")
        .containsEntry("removed", false)
        .containsEntry("total_sessions", 1)
        .containsEntry("active_sessions", 0)
        .containsEntry("distinct_users", 1)
        .containsEntry("hours", 0.15)
        .containsEntry("peak_concurrent", 1);
    assertThat(answer.object("duration")).isEqualTo(Map.of("p50", 540, "p95", 540));
    assertThat(answer.object("forecast"))
        .containsOnlyKeys("limit", "days_until_limit", "error", "reason")
        .containsEntry("limit", 1)
        .containsEntry("days_until_limit", null)
        .containsEntry("error", null)
        .containsEntry("reason", "too_few_days");
  }

  @Test
  @DisplayName("WS-7: the list has every workspace, also those that nobody used, in pages")
  void list() {
    var workspaces = server.get("/api/workspaces").as(auditor).send().is(200);

    var all = server.get(ALL).as(auditor).send().is(200);
    var first = server.get(ALL + "?limit=1").as(auditor).send().is(200);

    assertThat(all.list()).hasSameSizeAs(workspaces.list());
    assertThat(all.body())
        .contains("\"workspace_id\":\"ws-many\"", "\"active_sessions\":1", "\"p50\":null");
    assertThat(first.list()).hasSize(1);
    assertThat(first.header("Link")).contains("rel=\"next\"");
  }

  @Test
  @DisplayName("WS-7, API-7: a window that cannot be is refused with its field")
  void badWindows() {
    for (var path : List.of(ALL, ONE)) {
      refused(path + "?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z", "to");
      refused(path + "?from=2026-03-02T00:00:00Z&to=2026-03-02T00:00:00Z", "to");
      refused(path + "?from=2024-01-01T00:00:00Z", "from");
      refused(path + "?from=2999-01-01T00:00:00Z&to=2999-02-01T00:00:00Z", "from");
      refused(path + "?to=2999-01-01T00:00:00Z", "to");
      refused(path + "?from=1969-12-01T00:00:00Z&to=1970-02-01T00:00:00Z", "from");
      refused(path + "?to=-999999999-01-01T00:00:00Z", "to");
      refused(path + "?from=yesterday", "from");
      refused(path + "?since=2026-03-01T00:00:00Z", "since");
    }
    server
        .get("/api/workspaces/ws-nowhere/usage?from=yesterday")
        .as(auditor)
        .send()
        .isProblem(404, "workspace.not-found");
    server
        .get("/api/workspaces/nonsense/usage")
        .as(auditor)
        .send()
        .isProblem(404, "workspace.not-found");
  }

  private static void refused(String path, String field) {
    var answer = server.get(path).as(auditor).send().isProblem(400, "request.invalid");
    assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
  }

  @Test
  @DisplayName("WS-7: a window may begin at any moment that is past, and end in the future")
  void windows() {
    var now = server.app.clock.instant();
    var answer =
        server
            .get(ONE + "?from=" + now.minus(Duration.ofMinutes(8)) + "&to=" + now.plusSeconds(60))
            .as(auditor)
            .send()
            .is(200);

    assertThat(answer.object("duration")).containsEntry("p50", 300);
    assertThat(answer.text("to")).startsWith(now.toString().substring(0, 16));
  }
}
