package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.Answer;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Everybody's sessions over HTTP")
final class AdminSessionsTest {
  private static final String LIST = "/api/admin/sessions";
  private static TestServer server;
  private static String operator;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    operator = server.signIn(Role.OPERATOR);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Somebody and the token of a sign-in. */
  private record Somebody(Account.State account, String token) {
    static Somebody here() {
      var account = server.account(Role.USER);
      return new Somebody(account, server.login(account.email().value()).text("access_token"));
    }

    String launch() {
      server.app.clock.forward(Duration.ofMillis(1));
      return server
          .post("/api/workspaces/ws-many/launch")
          .as(token)
          .send()
          .is(201)
          .text("session_id");
    }

    String ownFilter() {
      return "user_id=" + account.key();
    }
  }

  private static Answer found(String query) {
    return server.get(LIST + "?" + query).as(operator).send().is(200);
  }

  private static List<String> texts(Answer answer, String field) {
    return answer.list().stream().map(item -> String.valueOf(item.get(field))).toList();
  }

  @SuppressWarnings("unchecked") // a test that is wrong about the shape fails
  private static List<Map<String, Object>> listOf(Object value) {
    return (List<Map<String, Object>>) value;
  }

  private static Answer terminate(String body) {
    return server.post(LIST + "/terminate").as(operator).json(body).send();
  }

  @Test
  @DisplayName(
      "SE-6, SE-13: the list shows what its owner sees, without the way there, and suspicions")
  void theListShowsSessions() {
    var somebody = Somebody.here();
    var id = somebody.launch();

    var own = server.get("/api/sessions/" + id).as(somebody.token()).send().is(200).json();
    var seen = found(somebody.ownFilter()).list().getFirst();

    assertThat(own).doesNotContainKey("suspicions");
    assertThat(seen)
        .containsEntry("suspicions", List.of("tunnel_not_encrypted", "no_second_factor"))
        .containsEntry("connection_url", null)
        .containsEntry("launch_mode", null);
    own.forEach((field, value) -> {
      if (!List.of("connection_url", "launch_mode").contains(field)) {
        assertThat(seen).containsEntry(field, value);
      }
    });
    assertThat(seen.keySet()).containsAll(own.keySet()).hasSize(own.size() + 1);
  }

  @Test
  @DisplayName("SE-6: each filter leaves out what does not fit, and they combine")
  void filtersCombine() {
    var somebody = Somebody.here();
    var first = somebody.launch();
    var second = somebody.launch();
    server.post("/api/sessions/" + first + "/disconnect").as(somebody.token()).send().is(200);
    var email = somebody.account().email().value();
    var mine = "user_email=" + email.toUpperCase(Locale.ROOT);

    assertThat(texts(found(mine), "id")).containsExactly(second, first);
    assertThat(texts(found(mine + "&status=active"), "id")).containsExactly(second);
    assertThat(texts(found(mine + "&status=disconnected"), "id")).containsExactly(first);
    assertThat(texts(found(mine + "&status=terminated"), "id")).isEmpty();
    assertThat(texts(found(mine + "&workspace_id=ws-many"), "id")).hasSize(2);
    assertThat(texts(found(mine + "&workspace_id=ws-shell"), "id")).isEmpty();
    assertThat(texts(found(mine + "&ip=127.0.0.1&tunnel_status=unknown"), "id")).hasSize(2);
    assertThat(texts(found(mine + "&ip=127.0.0.2"), "id")).isEmpty();
    assertThat(texts(found(mine + "&tunnel_status=encrypted"), "id")).isEmpty();
    assertThat(texts(found(mine + "&mfa_verified=false&suspicious=true"), "id")).hasSize(2);
    assertThat(texts(found(mine + "&mfa_verified=true"), "id")).isEmpty();
    assertThat(texts(found(mine + "&suspicious=false"), "id")).isEmpty();
    assertThat(texts(found(mine + "&suspicion=no_second_factor"), "id")).hasSize(2);
    assertThat(texts(found(mine + "&suspicion=two_networks"), "id")).isEmpty();
    var word = email.substring(0, email.indexOf('@'));
    assertThat(texts(found("q=" + word + "%40EX%20man"), "id")).containsExactly(second, first);
    assertThat(texts(found(mine + "&q=any"), "id")).isEmpty();
    var start = texts(found(mine + "&status=active"), "started_at").getFirst();
    assertThat(texts(found(mine + "&started_from=" + start), "id")).containsExactly(second);
    assertThat(texts(found(mine + "&started_to=" + start), "id")).containsExactly(first);
  }

  @Test
  @DisplayName("API-2: pages follow each other by cursor, newest first, without gap")
  void pagesFollow() {
    var somebody = Somebody.here();
    var launched = new ArrayList<String>();
    for (var i = 0; i < 3; i++) {
      launched.addFirst(somebody.launch());
    }

    var first = found(somebody.ownFilter() + "&limit=2");
    var link = Objects.requireNonNull(first.header("Link"));
    var second = server.get(link.substring(1, link.indexOf('>'))).as(operator).send().is(200);

    assertThat(texts(first, "id")).isEqualTo(launched.subList(0, 2));
    assertThat(texts(second, "id")).isEqualTo(launched.subList(2, 3));
    assertThat(second.header("Link")).isEmpty();
  }

  @Test
  @DisplayName("SE-6: what is no filter is told field by field")
  void wrongFiltersAreTold() {
    var wrong =
        List.of(
            "user_id=ws-1",
            "user_email=nobody",
            "workspace_id=usr-1",
            "status=over",
            "ip=localhost",
            "tunnel_status=open",
            "mfa_verified=yes",
            "started_from=today",
            "started_from=2026-03-05T10:30:00Z&started_to=2026-03-05T10:29:59Z",
            "suspicious=1",
            "suspicion=bad",
            "who=me");
    for (var query : wrong) {
      server.get(LIST + "?" + query).as(operator).send().isProblem(400, "request.invalid");
    }
  }

  @Test
  @DisplayName("SE-6: the history of a session tells its launch and its end with the reason")
  void theHistoryTellsLaunchAndEnd() {
    var somebody = Somebody.here();
    var id = somebody.launch();

    var ended =
        server
            .post(LIST + "/" + id + "/terminate")
            .as(operator)
            .json("{\"reason\":\" left open over night \"}")
            .send()
            .is(200);

    assertThat(ended.json())
        .containsEntry("status", "terminated")
        .containsEntry("end_reason", "admin");
    assertThat(ended.json().get("ended_by")).isNotEqualTo(somebody.account().key());
    var detail = server.get(LIST + "/" + id).as(operator).send().is(200);
    assertThat(detail.json()).containsEntry("id", id).containsKey("suspicions");
    var history = listOf(detail.json().get("history"));
    assertThat(history)
        .extracting(entry -> entry.get("action"))
        .containsExactly("terminate_session", "launch_workspace");
    assertThat(history.getFirst())
        .containsEntry("details", "Session in Many ended: admin: left open over night");

    var again =
        server
            .post(LIST + "/" + id + "/terminate")
            .as(operator)
            .json("{\"reason\":\"again\"}")
            .send()
            .isProblem(409, "session.already-ended");
    @SuppressWarnings("unchecked") // a test that is wrong about the shape fails
    var present = (Map<String, Object>) again.object("context").get("session");
    assertThat(present)
        .containsEntry("id", id)
        .containsEntry("status", "terminated")
        .containsEntry("end_reason", "admin")
        .containsKeys("started_at", "ended_at", "ended_by", "workspace_id");
  }

  @Test
  @DisplayName("SE-6: absent sessions are 404, a missing or long reason 400")
  void refusals() {
    for (var id : List.of("ses-none", "usr-1", "terminate")) {
      server.get(LIST + "/" + id).as(operator).send().isMissing("session.not-found");
      server
          .post(LIST + "/" + id + "/terminate")
          .as(operator)
          .json("{\"reason\":\"x\"}")
          .send()
          .isMissing("session.not-found");
    }
    server
        .post(LIST + "/ses-none/terminate")
        .as(operator)
        .json("{}")
        .send()
        .isMissing("session.not-found");
    var id = Somebody.here().launch();
    for (var body :
        List.of(
            "{}",
            "{\"reason\":\" \"}",
            "{\"reason\":\"two\\nlines\"}",
            "{\"reason\":7}",
            "{\"reason\":\"" + "x".repeat(501) + "\"}",
            "{\"reason\":\"x\",\"dry_run\":true}")) {
      server
          .post(LIST + "/" + id + "/terminate")
          .as(operator)
          .json(body)
          .send()
          .isProblem(400, "request.invalid");
    }
    assertThat(server.get(LIST + "/" + id).as(operator).send().text("status")).isEqualTo("active");
  }

  @Test
  @DisplayName(
      "SE-6: a dry run counts and shows some and ends none; the real one ends all that fit")
  void manyAreEndedAfterADryRun() {
    var somebody = Somebody.here();
    var gone = somebody.launch();
    server.post("/api/sessions/" + gone + "/disconnect").as(somebody.token()).send().is(200);
    var ids = List.of(somebody.launch(), somebody.launch(), somebody.launch());
    var filter = "{\"user_id\":\"%s\",\"status\":\"active\"}".formatted(somebody.account().key());

    var dry = terminate("{\"filter\":" + filter + ",\"dry_run\":true}").is(200);
    assertThat(dry.json())
        .containsEntry("dry_run", true)
        .containsEntry("matched", 3)
        .containsEntry("sessions_terminated", 0);
    assertThat(listOf(dry.json().get("sample")))
        .hasSize(3)
        .allMatch(s -> s.get("status").equals("active"));
    assertThat(texts(found(somebody.ownFilter() + "&status=active"), "id"))
        .containsExactlyInAnyOrderElementsOf(ids);

    var real = terminate("{\"filter\":" + filter + ",\"reason\":\"moving house\"}").is(200);
    assertThat(real.json())
        .containsEntry("dry_run", false)
        .containsEntry("matched", 3)
        .containsEntry("sessions_terminated", 3);
    assertThat(listOf(real.json().get("sample")))
        .hasSize(3)
        .allMatch(session -> session.get("end_reason").equals("admin"));
    assertThat(texts(found(somebody.ownFilter() + "&status=active"), "id")).isEmpty();
    assertThat(
            server.app.store.entries().stream()
                .filter(entry -> entry.personal() != null)
                .map(entry -> Objects.requireNonNull(entry.personal()).details())
                .filter(details -> details != null && details.endsWith("moving house")))
        .hasSize(3);
  }

  @Test
  @DisplayName("SE-6: nobody ends everybody's sessions by leaving the filter empty")
  void everybodyIsMeantOnlyIfItIsSaid() {
    var id = Somebody.here().launch();
    for (var filter :
        List.of(
            "{}",
            "{\"all\":false}",
            "{\"status\":\"active\"}",
            "{\"status\":\"terminated\",\"user_id\":\"usr-1\"}",
            "{\"all\":true,\"user_id\":\"usr-1\"}",
            "{\"nonsense\":1}",
            "{\"user_id\":\"ws-1\"}",
            "{\"started_from\":\"2026-03-05T10:30:00Z\",\"started_to\":\"2026-03-05T10:29:00Z\"}",
            "[]",
            "null")) {
      terminate("{\"reason\":\"x\",\"filter\":" + filter + "}").isProblem(400, "request.invalid");
    }
    terminate("{\"reason\":\"x\"}").isProblem(400, "request.invalid");
    terminate("{\"filter\":{\"all\":true}}").isProblem(400, "request.invalid");
    assertThat(server.get(LIST + "/" + id).as(operator).send().text("status")).isEqualTo("active");

    var dry = terminate("{\"filter\":{\"all\":true},\"dry_run\":true}").is(200);
    assertThat(dry.json().get("matched"))
        .isEqualTo(server.app.live.model().statistics().activeSessions());
  }

  @Test
  @DisplayName("SE-2: a launch that resumes makes a new session that names the earlier one")
  void aLaunchResumes() {
    var somebody = Somebody.here();
    var earlier = somebody.launch();
    var launch = "/api/workspaces/ws-many/launch";
    var body = "{\"resume\":\"" + earlier + "\"}";

    var same = server.post(launch).as(somebody.token()).json(body).send().is(200);
    assertThat(same.text("session_id")).isEqualTo(earlier);
    server.post("/api/sessions/" + earlier + "/disconnect").as(somebody.token()).send().is(200);
    var resumed = server.post(launch).as(somebody.token()).json(body).send().is(201);
    assertThat(resumed.text("session_id")).isNotEqualTo(earlier);
    assertThat(resumed.object("session")).containsEntry("resumed_from", earlier);
    assertThat(server.get("/api/sessions/" + earlier).as(somebody.token()).send().text("status"))
        .isEqualTo("disconnected");

    server
        .post("/api/workspaces/ws-desktop/launch")
        .as(somebody.token())
        .json(body)
        .send()
        .isProblem(422, "session.resumed-elsewhere");
    server.post(launch).as(operator).json(body).send().isMissing("session.not-found");
    for (var wrong : List.of("{\"resume\":\"usr-1\"}", "{\"resume\":1}", "{\"resumed\":\"x\"}")) {
      server.post(launch).as(somebody.token()).json(wrong).send().isProblem(400, "request.invalid");
    }
    server.post(launch).as(somebody.token()).json("{\"resume\":null}").send().is(201);
  }

  @Test
  @DisplayName("WS-5: a stop without a session says of which workspace and how many")
  void noneActiveShowsTheState() {
    var refusal =
        server
            .post("/api/workspaces/ws-desktop/stop")
            .as(Somebody.here().token())
            .send()
            .isProblem(409, "session.none-active");
    assertThat(refusal.object("context"))
        .containsEntry("workspace_id", "ws-desktop")
        .containsEntry("active_sessions", 0);
  }

  @Test
  @DisplayName("SE-10: a full workspace says whose limit, its value and the present count")
  void aFullHouseSaysHowFull() {
    var first = Somebody.here();
    server.post("/api/workspaces/ws-shell/launch").as(first.token()).send().is(201);
    var refusal =
        server
            .post("/api/workspaces/ws-shell/launch")
            .as(Somebody.here().token())
            .send()
            .isProblem(422, "session.limit-reached");
    assertThat(refusal.object("context"))
        .containsEntry("scope", "workspace")
        .containsEntry("limit", "workspace/ws-shell/sessions")
        .containsEntry("max", 1)
        .containsEntry("present", 1);
  }
}
