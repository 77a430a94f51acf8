package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.identity.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A caller's own sessions over HTTP")
final class SessionTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String launch(String token) {
    server.app.clock.forward(Duration.ofMillis(1));
    return server
        .post("/api/workspaces/ws-many/launch")
        .as(token)
        .send()
        .is(201)
        .text("session_id");
  }

  @Test
  @DisplayName("SE-1, SE-3: a session has exactly these fields, and evidence for what it claims")
  void sessionHasItsFields() {
    var token = server.signIn(Role.USER);
    var id = launch(token);

    var session = server.get("/api/sessions/" + id).as(token).send().is(200);

    assertThat(session.json())
        .containsOnlyKeys(
            "id",
            "user_id",
            "user_email",
            "workspace_id",
            "workspace_name",
            "workspace_type",
            "status",
            "started_at",
            "ended_at",
            "last_seen_at",
            "end_reason",
            "ended_by",
            "ip_address",
            "tunnel_status",
            "mfa_verified",
            "evidence",
            "resumed_from",
            "recording",
            "bytes_in",
            "bytes_out",
            "connection_url",
            "launch_mode",
            "limits")
        .containsEntry("status", "active")
        .containsEntry("ended_at", null)
        .containsEntry("ip_address", "127.0.0.1")
        .containsEntry("tunnel_status", "unknown")
        .containsEntry("mfa_verified", false)
        .containsEntry("connection_url", "https://host.example.org/many");
    assertThat(session.object("evidence")).containsOnlyKeys("tunnel", "mfa", "ip", "recording");
    assertThat(session.body())
        .contains("\"ip\":{\"value\":\"127.0.0.1\",\"source\":\"connection\",\"observed_at\":\"20");
  }

  @Test
  @DisplayName("SE-9: an active session shows the limits that hold for it, and who set each")
  void limitsAndTheirSources() {
    var token = server.signIn(Role.USER);
    var id = launch(token);

    assertThat(server.get("/api/sessions/" + id).as(token).send().is(200).body())
        .contains("\"idle_timeout\":{\"seconds\":3600,\"source\":\"installation\"}")
        .contains("\"long_running_after\":{\"seconds\":28800,\"source\":\"installation\"}")
        .contains("\"orphan_after\":{\"seconds\":86400,\"source\":\"installation\"}")
        .contains("\"max_duration\":null");
    var left = server.post("/api/sessions/" + id + "/disconnect").as(token).send().is(200);
    assertThat(left.json()).containsEntry("limits", null);
  }

  @Test
  @DisplayName("SE-5: leaving is 200, again 409 with the present status")
  void leavingTwiceIsRefused() {
    var token = server.signIn(Role.USER);
    var id = launch(token);

    var left = server.post("/api/sessions/" + id + "/disconnect").as(token).send().is(200);
    assertThat(left.json())
        .containsEntry("status", "disconnected")
        .containsEntry("end_reason", "user_disconnect")
        .containsEntry("connection_url", null);
    assertThat(left.json().get("ended_by")).isEqualTo(left.json().get("user_id"));

    var again =
        server
            .post("/api/sessions/" + id + "/disconnect")
            .as(token)
            .send()
            .isProblem(409, "session.already-ended");
    assertThat(again.object("context")).containsEntry("status", "disconnected");
  }

  @Test
  @DisplayName("SE-4: another's session is absent, for admins as well")
  void foreignSessionIsAbsent() {
    var id = launch(server.signIn(Role.USER));
    var admin = server.signIn(Role.ADMIN);

    server.get("/api/sessions/" + id).as(admin).send().isMissing("session.not-found");
    server
        .post("/api/sessions/" + id + "/disconnect")
        .as(admin)
        .send()
        .isMissing("session.not-found");
    server
        .post("/api/sessions/" + id + "/disconnect")
        .as(admin)
        .json("{\"force\":true}")
        .send()
        .isMissing("session.not-found");
    assertThat(server.get("/api/sessions").as(admin).send().is(200).body()).isEqualTo("[]");
  }

  @Test
  @DisplayName("API-2: following Link gives every session once, newest first, while more come")
  void pagingSurvivesNewSessions() {
    var token = server.signIn(Role.USER);
    var expected = new ArrayList<String>();
    for (var i = 0; i < 7; i++) {
      var id = launch(token);
      server.post("/api/sessions/" + id + "/disconnect").as(token).send().is(200);
      expected.addFirst(id);
    }

    var seen = new ArrayList<String>();
    var next = "/api/sessions?limit=3";
    while (!next.isEmpty()) {
      var page = server.get(next).as(token).send().is(200);
      page.list().forEach(session -> seen.add((String) session.get("id")));
      var link = page.header("Link");
      next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
      server.post("/api/sessions/" + launch(token) + "/disconnect").as(token).send().is(200);
    }

    assertThat(seen).containsExactlyElementsOf(expected);
  }

  @Test
  @DisplayName("SE-4: the active ones are listed apart, and paged like every list")
  void activeOnesAreListed() {
    var token = server.signIn(Role.OPERATOR);
    var ended = launch(token);
    server.post("/api/sessions/" + ended + "/disconnect").as(token).send().is(200);
    var older = launch(token);
    var newer = launch(token);

    var first = server.get("/api/sessions/active?limit=1").as(token).send().is(200);
    var link = first.header("Link");
    var second = server.get(link.substring(1, link.indexOf('>'))).as(token).send().is(200);

    assertThat(List.of(first.list().getFirst().get("id"), second.list().getFirst().get("id")))
        .isEqualTo(List.of(newer, older));
    assertThat(second.header("Link")).isEmpty();
    assertThat(server.get("/api/sessions/active").as(token).send().list()).hasSize(2);
  }
}
