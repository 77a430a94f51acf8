package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.Answer;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.identity.Role;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("WS-1..WS-3, WS-6, API-5: workspaces over HTTP")
final class WorkspacesTest {
  private static final String WORKSPACES = "/api/workspaces";
  private static final String NEEDED =
      "\"name\":\"Desk\",\"type\":\"linux\",\"url\":\"https://desk.example/\",\"launch_mode\":\"iframe\"";
  private static TestServer server;
  private static String admin;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    admin = server.signIn(Role.ADMIN);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer send(String method, String path, String body) {
    return server.call(method, path).as(admin).json(body).send();
  }

  private static String made(String more) {
    return WORKSPACES
        + "/"
        + send("POST", WORKSPACES, "{" + NEEDED + more + "}").is(201).text("id");
  }

  @Test
  @DisplayName("WS-1: all fields come back, with an ETag and where it is")
  void allFieldsComeBack() {
    var answer =
        send(
                "POST",
                WORKSPACES,
                """
                {"id": "ws-full", "name": "Full", "type": "rdp", "description": "All\\nof it",
                 "image_url": "/images/full.png", "url": "rdp://full.example:3389",
                 "launch_mode": "new_tab", "cpu": "2", "memory": "4 GB", "storage": "10 GB",
                 "limits": {"max_sessions": 5, "max_sessions_per_user": 2, "idle_timeout": 600,
                            "max_duration": 3600},
                 "host_id": "host-1", "service": "guacd", "organization": "Default"}\
                """)
            .is(201);
    assertThat(answer.json())
        .containsEntry("id", "ws-full")
        .containsEntry("type", "rdp")
        .containsEntry("image_url", "/images/full.png")
        .containsEntry("launch_mode", "new_tab")
        .containsEntry("memory", "4 GB")
        .containsEntry("host_id", "host-1")
        .containsEntry("status", "available")
        .containsEntry("version", 1);
    assertThat(answer.object("limits"))
        .containsEntry("max_sessions", 5)
        .containsEntry("idle_timeout", 600)
        .containsEntry("max_duration", 3600);
    assertThat(answer.header("Location")).isEqualTo(WORKSPACES + "/ws-full");
    assertThat(answer.header("ETag")).isEqualTo("\"1-0\"");
    assertThat(server.get(WORKSPACES + "/ws-full").as(admin).send().is(200).json())
        .isEqualTo(answer.json());
    send("POST", WORKSPACES, "{\"id\":\"ws-full\"," + NEEDED + "}")
        .isProblem(409, "workspace.id-taken");
  }

  @Test
  @DisplayName("RFC 7396: in a patch absent stays, null goes back; limits are merged")
  void aPatchIsMerged() {
    var path =
        made(
            ",\"cpu\":\"2\",\"memory\":\"4 GB\",\"limits\":{\"max_sessions\":5,\"idle_timeout\":60}");

    var answer =
        send(
                "PATCH",
                path,
                "{\"cpu\":null,\"name\":\"Renamed\",\"limits\":{\"idle_timeout\":null}}")
            .is(200);

    assertThat(answer.json())
        .containsEntry("name", "Renamed")
        .containsEntry("cpu", null)
        .containsEntry("memory", "4 GB")
        .containsEntry("version", 2);
    assertThat(answer.object("limits"))
        .containsEntry("max_sessions", 5)
        .containsEntry("idle_timeout", null);
    assertThat(send("PATCH", path, "{\"limits\":null}").is(200).object("limits"))
        .containsEntry("max_sessions", null);
    assertThat(send("PATCH", path, "{}").is(200).json()).containsEntry("version", 3);
  }

  @Test
  @DisplayName("WS-3: a PUT says everything; what it leaves out goes back to its default")
  void aPutSaysEverything() {
    var path = made(",\"cpu\":\"2\"");
    assertThat(send("PUT", path, "{" + NEEDED + "}").is(200).json()).containsEntry("cpu", null);
    assertThat(
            send("PUT", path, "{\"name\":\"Only\"}")
                .isProblem(400, "request.invalid")
                .fieldErrors())
        .contains("type:required", "url:required", "launch_mode:required");
  }

  @Test
  @DisplayName("API-5: 412 after somebody else's change, whatever the present sessions are; 304")
  void changesHonourIfMatch() {
    var path = made("");
    var tag = server.get(path).as(admin).send().is(200).header("ETag");
    send("PATCH", path, "{\"cpu\":\"2\"}").is(200);

    for (var method : List.of("PUT", "PATCH")) {
      server
          .call(method, path)
          .as(admin)
          .header("If-Match", tag)
          .json("{" + NEEDED + "}")
          .send()
          .isProblem(412, "request.precondition-failed");
    }
    server
        .call("DELETE", path)
        .as(admin)
        .header("If-Match", tag)
        .send()
        .isProblem(412, "request.precondition-failed");
    var now = server.get(path).as(admin).send().is(200).header("ETag");
    server.get(path).as(admin).header("If-None-Match", now).send().is(304);
    server.call("DELETE", path).as(admin).header("If-Match", now).send().is(204);
    server.get(path).as(admin).send().isMissing("workspace.not-found");
    server.call("DELETE", path).as(admin).send().isMissing("workspace.not-found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"url\":\"javascript:alert(1)\"|url",
        "\"url\":\"https://me:secret@desk.example/\"|url",
        "\"url\":\"https://desk.example/\\r\\nX: y\"|url",
        "\"image_url\":\"data:image/png;base64,AAAA\"|image_url",
        "\"image_url\":\"//elsewhere.example/x.png\"|image_url",
        "\"type\":\"mainframe\"|type",
        "\"launch_mode\":\"popup\"|launch_mode",
        "\"limits\":{\"max_sessions\":-1}|limits.max_sessions",
        "\"limits\":{\"max_sessions\":1.5}|limits.max_sessions",
        "\"limits\":{\"max_sessions_per_user\":101}|limits.max_sessions_per_user",
        "\"limits\":{\"idle_timeout\":\"1h\"}|limits.idle_timeout",
        "\"limits\":{\"speed\":1}|limits.speed",
        "\"limits\":7|limits",
        "\"name\":\" \"|name",
        "\"status\":\"running\"|status",
        "\"$where\":\"1\"|$where",
      })
  @DisplayName("API-7, WS-8: what is wrong is named, and nothing is changed")
  void whatIsWrongIsNamed(String field, String named) {
    var path = made("");

    assertThat(
            send("PATCH", path, "{" + field + "}").isProblem(400, "request.invalid").fieldErrors())
        .anyMatch(error -> error.startsWith(named + ":"));

    assertThat(server.get(path).as(admin).send().is(200).json()).containsEntry("version", 1);
  }

  @Test
  @DisplayName("API-6: a named creation happens once")
  void aNamedCreationHappensOnce() {
    var body = "{" + NEEDED + "}";
    var first =
        server
            .call("POST", WORKSPACES)
            .as(admin)
            .header("Idempotency-Key", "make")
            .json(body)
            .send();
    var again =
        server
            .call("POST", WORKSPACES)
            .as(admin)
            .header("Idempotency-Key", "make")
            .json(body)
            .send();

    assertThat(again.is(201).json()).isEqualTo(first.is(201).json());
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
  }

  @Test
  @DisplayName("WS-2, WS-6: an operator reports an error; a launch says so; then it is available")
  void anOperatorReports() {
    var path = made("");
    var operator = server.signIn(Role.OPERATOR);
    var user = server.signIn(Role.USER);

    var report =
        server
            .call("POST", path + "/status")
            .as(operator)
            .json("{\"status\":\"error\",\"reason\":\"no answer\"}")
            .send()
            .is(200);
    assertThat(report.json()).containsEntry("status", "error");
    server.call("POST", path + "/launch").as(user).send().isProblem(422, "workspace.not-available");
    send("POST", path + "/status", "{\"status\":\"running\"}").isProblem(400, "request.invalid");
    send("POST", path + "/status", "{\"status\":\"available\"}").is(200);
    server.call("POST", path + "/launch").as(user).send().is(201);
  }

  @Test
  @DisplayName("WS-3: without a catalogue a reset is refused")
  void withoutACatalogueAResetIsRefused() {
    send("POST", WORKSPACES + "/reset", "").isProblem(409, "workspace.no-catalogue");
  }
}
