package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.identity.Role;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Workspaces over HTTP")
final class WorkspaceTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @DisplayName("WS-1: a workspace has exactly these fields, and null where there is nothing")
  void workspaceHasItsFields() {
    var answer =
        server.get("/api/workspaces/ws-many").as(server.signIn(Role.AUDITOR)).send().is(200);

    assertThat(answer.json())
        .containsOnlyKeys(
            "id",
            "name",
            "type",
            "description",
            "image_url",
            "url",
            "launch_mode",
            "cpu",
            "memory",
            "storage",
            "limits",
            "host_id",
            "service",
            "organization",
            "status",
            "active_sessions",
            "created_at",
            "updated_at",
            "version")
        .containsEntry("type", "linux")
        .containsEntry("launch_mode", "iframe")
        .containsEntry("status", "available")
        .containsEntry("image_url", null);
    assertThat(answer.object("limits"))
        .containsOnlyKeys("max_sessions", "max_sessions_per_user", "idle_timeout", "max_duration")
        .containsEntry("max_sessions_per_user", 3)
        .containsEntry("max_sessions", null);
    assertThat(answer.body()).contains("\"created_at\":\"2026-03-05T10:30:00.000Z\"");
  }

  @Test
  @DisplayName("WS-4: launching is 201, again 200 with the same session; nothing is invented")
  void launchingTwiceGivesTheLiveSession() {
    var token = server.signIn(Role.USER);

    var first = server.post("/api/workspaces/ws-desktop/launch").as(token).send().is(201);
    var second =
        server.post("/api/workspaces/ws-desktop/launch").as(token).json("{}").send().is(200);

    assertThat(first.json())
        .containsOnlyKeys(
            "session_id",
            "session",
            "workspace",
            "connection_url",
            "launch_mode",
            "tunnel_status",
            "launch_ticket")
        .containsEntry("connection_url", "https://host.example.org/desktop")
        .containsEntry("launch_ticket", null)
        .containsEntry("launch_mode", "iframe")
        .containsEntry("tunnel_status", "unknown");
    assertThat(first.object("session")).containsEntry("mfa_verified", false);
    assertThat(first.object("workspace"))
        .containsEntry("status", "running")
        .containsKey("active_sessions");
    assertThat(second.text("session_id")).isEqualTo(first.text("session_id"));
    server.post("/api/workspaces/ws-desktop/stop").as(token).send().is(200);
  }

  @Test
  @DisplayName("SE-10, API-4: a full house is 422 with the limit, its value and the present count")
  void fullHouseIsRefused() {
    var first = server.signIn(Role.USER);
    server.post("/api/workspaces/ws-shell/launch").as(first).send().is(201);

    var refused =
        server
            .post("/api/workspaces/ws-shell/launch")
            .as(server.signIn(Role.USER))
            .send()
            .isProblem(422, "session.limit-reached");

    assertThat(refused.object("context")).containsEntry("max", 1).containsEntry("present", 1);
    server.post("/api/workspaces/ws-shell/stop").as(first).send().is(200);
  }

  @Test
  @DisplayName("WS-5: stopping ends all own sessions there; with none it is 409")
  void stoppingEndsOwnSessions() {
    var token = server.signIn(Role.OPERATOR);
    server.post("/api/workspaces/ws-many/launch").as(token).send().is(201);
    server.post("/api/workspaces/ws-many/launch").as(token).send().is(201);

    var stopped = server.post("/api/workspaces/ws-many/stop").as(token).send().is(200);

    assertThat(stopped.json())
        .containsOnlyKeys("message", "sessions_terminated", "sessions")
        .containsEntry("sessions_terminated", 2);
    assertThat(stopped.body())
        .contains("\"status\":\"terminated\"", "\"end_reason\":\"user_stop\"")
        .contains("\"connection_url\":null");
    server
        .post("/api/workspaces/ws-many/stop")
        .as(token)
        .send()
        .isProblem(409, "session.none-active");
  }

  @Test
  @DisplayName("API-5: If-None-Match is 304 until the workspace or its use changes")
  void knownRepresentationIsNotSentAgain() {
    var token = server.signIn(Role.ADMIN);
    var first = server.get("/api/workspaces/ws-many").as(token).send().is(200);
    var tag = first.header("ETag");

    var again =
        server.get("/api/workspaces/ws-many").as(token).header("If-None-Match", tag).send().is(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.header("ETag")).isEqualTo(tag);

    server.post("/api/workspaces/ws-many/launch").as(token).send().is(201);
    server.get("/api/workspaces/ws-many").as(token).header("If-None-Match", tag).send().is(200);
    server.post("/api/workspaces/ws-many/stop").as(token).send().is(200);
  }

  @Test
  @DisplayName("API-2: pages of a list join without loss or repetition through Link")
  void pagesJoin() {
    var token = server.signIn(Role.USER);
    var all = server.get("/api/workspaces").as(token).send().is(200);
    assertThat(all.header("Link")).isEmpty();

    var first = server.get("/api/workspaces?limit=2").as(token).send().is(200);
    var link = first.header("Link");
    assertThat(link).startsWith("</api/workspaces?limit=2&cursor=").endsWith(">; rel=\"next\"");
    var second = server.get(link.substring(1, link.indexOf('>'))).as(token).send().is(200);

    assertThat(second.header("Link")).isEmpty();
    assertThat(first.list()).hasSize(2);
    assertThat(Stream.concat(first.list().stream(), second.list().stream()))
        .containsExactlyElementsOf(all.list());
  }

  @Test
  @DisplayName(
      "API-16: an absent workspace is 404 also when the body is wrong; an id of no form too")
  void absentWorkspaceIs404() {
    var token = server.signIn(Role.USER);

    for (var id : new String[] {"ws-nope", "nope", "ws-%24ne", "ws-a%2Fb", "%00"}) {
      server.get("/api/workspaces/" + id).as(token).send().isMissing("workspace.not-found");
      for (var verb : new String[] {"launch", "stop"}) {
        server
            .post("/api/workspaces/" + id + "/" + verb)
            .as(token)
            .json("[")
            .send()
            .isMissing("workspace.not-found");
      }
    }
  }
}
