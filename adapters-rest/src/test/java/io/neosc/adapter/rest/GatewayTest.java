package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.Answer;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.apikey.Scope;
import io.neosc.domain.identity.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SE-7: gateways over HTTP")
final class GatewayTest {
  private static TestServer server;
  private static String gateway;
  private String owner = "";
  private String session = "";

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("neosc.security.access-token-ttl", "12h"));
    gateway = server.apiKey(Scope.SESSIONS_REPORT);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void launch() {
    server.app.live.heard();
    owner = server.signIn(Role.USER);
    session = server.post("/api/workspaces/ws-many/launch").as(owner).send().text("session_id");
    pass(1);
  }

  private static void pass(long seconds) {
    server.app.clock.forward(Duration.ofSeconds(seconds));
    server.app.live.heard();
  }

  private static String at(long seconds) {
    return server.app.clock.instant().plusSeconds(seconds).toString();
  }

  private Answer report(String what, String json) {
    return server.post("/api/sessions/" + session + "/" + what).as(gateway).json(json).send();
  }

  private Answer beat(String fields) {
    return report("heartbeat", "{%s\"at\":\"%s\"}".formatted(fields, at(0)));
  }

  private Answer read() {
    return server.get("/api/sessions/" + session).as(owner).send().is(200);
  }

  @Test
  @DisplayName("SE-3: what a gateway sees becomes evidence with its source, and is shown")
  void whatIsSeenBecomesEvidence() {
    var heard =
        beat("\"tunnel_status\":\"encrypted\",\"ip_address\":\"2001:DB8::7\",\"bytes_in\":10,"
                + "\"bytes_out\":9007199254740991,\"recording\":true,")
            .is(200);
    assertThat(heard.json())
        .isEqualTo(
            Map.of(
                "session_id",
                session,
                "status",
                "active",
                "last_seen_at",
                heard.text("last_seen_at"),
                "evidence_changed",
                true));

    var shown = read();
    assertThat(shown.json())
        .containsEntry("tunnel_status", "encrypted")
        .containsEntry("ip_address", "2001:db8::7")
        .containsEntry("recording", true)
        .containsEntry("last_seen_at", heard.text("last_seen_at"))
        .containsEntry("bytes_in", 10)
        .containsEntry("bytes_out", 9007199254740991L);
    assertThat(shown.body())
        .contains("\"tunnel\":{\"value\":\"encrypted\",\"source\":\"gateway:key-")
        .contains("\"recording\":{\"value\":true,\"source\":\"gateway:key-");
    var entry = server.app.store.entries().getLast();
    assertThat(entry.action()).isEqualTo("report_session");
    assertThat(entry.userId()).startsWith("key-");
  }

  @Test
  @DisplayName("repeated and late heartbeats are 200, store nothing and show the newest")
  void repetitionsStoreNothing() {
    beat("\"tunnel_status\":\"encrypted\",\"bytes_in\":10,").is(200);
    var before = server.stored();
    pass(10);
    var newest = beat("\"tunnel_status\":\"encrypted\",\"bytes_in\":20,").is(200);
    assertThat(newest.json()).containsEntry("evidence_changed", false);
    report(
            "heartbeat",
            "{\"tunnel_status\":\"unencrypted\",\"bytes_in\":5,\"at\":\"%s\"}".formatted(at(-1)))
        .is(200);
    assertThat(server.stored()).isEqualTo(before);
    assertThat(server.get("/api/sessions/active").as(owner).send().is(200).list().getFirst())
        .containsEntry("tunnel_status", "encrypted")
        .containsEntry("bytes_in", 20)
        .containsEntry("bytes_out", null)
        .containsEntry("last_seen_at", newest.text("last_seen_at"));
  }

  @Test
  @DisplayName("SE-9: a call of the owner's own is a sign of life of its sessions")
  void ownCallsAreSigns() {
    pass(120);
    server.get("/api/auth/me").as(owner).send().is(200);
    var now = server.app.clock.instant();
    var stored = server.app.live.model().activeSessions();
    assertThat(server.app.signs.lastSeen(stored).values()).contains(now);
    assertThat(read().text("last_seen_at")).startsWith(now.toString().substring(0, 19));
  }

  @Test
  @DisplayName("API-7: what is wrong with a report is named, and nothing is taken in")
  void badReportsAreRefused() {
    var before = server.stored();
    var good = "\"at\":\"" + at(0) + "\"";
    Map.ofEntries(
            Map.entry("{}", "at:required"),
            Map.entry("{\"at\":null}", "at:required"),
            Map.entry("{\"at\":\"yesterday\"}", "at:type"),
            Map.entry("{\"at\":12}", "at:type"),
            Map.entry("{\"tunnel_status\":\"safe\"," + good + "}", "tunnel_status:invalid"),
            Map.entry("{\"tunnel_status\":true," + good + "}", "tunnel_status:type"),
            Map.entry("{\"ip_address\":\"localhost\"," + good + "}", "ip_address:invalid"),
            Map.entry("{\"ip_address\":\"1.2.3.4.5\"," + good + "}", "ip_address:invalid"),
            Map.entry("{\"ip_address\":\"\"," + good + "}", "ip_address:invalid"),
            Map.entry("{\"bytes_in\":-1," + good + "}", "bytes_in:out_of_range"),
            Map.entry("{\"bytes_out\":9007199254740992," + good + "}", "bytes_out:out_of_range"),
            Map.entry(
                "{\"bytes_out\":92233720368547758080," + good + "}", "bytes_out:out_of_range"),
            Map.entry("{\"bytes_in\":1.5," + good + "}", "bytes_in:type"),
            Map.entry("{\"bytes_in\":\"1\"," + good + "}", "bytes_in:type"),
            Map.entry("{\"recording\":\"yes\"," + good + "}", "recording:type"),
            Map.entry("{\"mfa_verified\":true," + good + "}", "mfa_verified:unknown"))
        .forEach((json, error) ->
            assertThat(report("heartbeat", json).isProblem(400, "request.invalid").fieldErrors())
                .as(json)
                .contains(error));
    report("heartbeat", "[]").isProblem(400, "request.malformed");
    for (var json :
        List.of("{}", "{\"reason\":\"\"}", "{\"reason\":\"" + "x".repeat(501) + "\"}")) {
      assertThat(report("ended", json).isProblem(400, "request.invalid").fieldErrors())
          .anyMatch(error -> error.startsWith("reason:"));
    }
    var ahead =
        report("heartbeat", "{\"at\":\"%s\"}".formatted(at(61)))
            .isProblem(422, "session.report-ahead");
    assertThat(ahead.object("context"))
        .containsEntry("field", "at")
        .containsEntry("ahead_seconds", 61)
        .containsEntry("max_ahead_seconds", 60);
    assertThat(server.stored()).isEqualTo(before);
    assertThat(read().json()).containsEntry("bytes_in", null);
  }

  @Test
  @DisplayName("a gateway ends a session once; then it is 409 with the present state")
  void aGatewayEndsASession() {
    var ended = report("ended", "{\"reason\":\"the host is gone\"}").is(200);
    assertThat(ended.json())
        .containsOnlyKeys("session_id", "status", "end_reason", "ended_at", "ended_by")
        .containsEntry("status", "terminated")
        .containsEntry("end_reason", "gateway");
    assertThat(ended.text("ended_by")).startsWith("key-");
    assertThat(read().json()).containsEntry("ended_by", ended.text("ended_by"));

    for (var again :
        List.of(report("ended", "{\"reason\":\"again\"}"), beat("\"recording\":true,"))) {
      again.isProblem(409, "session.already-ended");
      assertThat(again.object("context")).containsEntry("status", "terminated");
    }
  }

  @Test
  @DisplayName("API-16: an absent session is 404 before anything is said of the body")
  void absentSessionsAreAbsent() {
    for (var id : List.of("ses-none", "nonsense")) {
      for (var what : List.of("heartbeat", "ended")) {
        var path = "/api/sessions/" + id + "/" + what;
        server.post(path).as(gateway).json("{").send().isMissing("session.not-found");
        server
            .post(path)
            .as(gateway)
            .json("{\"at\":\"%s\"}".formatted(at(0)))
            .send()
            .isMissing("session.not-found");
      }
    }
  }

  @Test
  @DisplayName("only keys with sessions:report report; the owner and admins are 403, bad keys 401")
  void onlyGatewaysReport() {
    var path = "/api/sessions/" + session + "/heartbeat";
    var json = "{\"at\":\"%s\"}".formatted(at(0));
    for (var other :
        List.of(owner, server.signIn(Role.ADMIN), server.apiKey(Scope.CHECK, Scope.LOGS_WRITE))) {
      assertThat(server.post(path).as(other).json(json).send().status()).isEqualTo(403);
    }
    server.post(path).json(json).send().isProblem(401, "auth.required");
    server
        .post(path)
        .as("nsk_" + "A".repeat(43))
        .json(json)
        .send()
        .isProblem(401, "auth.invalid-token");
    server.get("/api/sessions/" + session).as(gateway).send().isProblem(403, "auth.wrong-scope");
  }
}
