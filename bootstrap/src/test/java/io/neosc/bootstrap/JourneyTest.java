package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a user, an admin and an operator of the machine see of one running server. */
class JourneyTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String PASSWORD = "planted-journey-password";
  private static final String WORKSPACE = "ws-dev-environment";

  private static ServerProcess server;

  @BeforeAll
  static void start() {
    server = ServerProcess.node(Databases.fresh());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Caller registered(String name) {
    return Caller.of(server.address()).registered(name + "@example.org", PASSWORD);
  }

  @Test
  @DisplayName(
      "WS-4, SE-1, SE-14, AU-7: a launch is in lists, numbers, the live stream and the audit trail")
  void aLaunchIsSeenEverywhere() {
    var user = registered("launch");
    try (var socket = Socket.open(user, server.address())) {
      socket.awaitFrame(SOON, "\"type\":\"snapshot\"");

      var launch = user.post("/api/workspaces/" + WORKSPACE + "/launch").requires(201);
      var session = launch.text("session_id");

      assertThat(launch.text("tunnel_status")).isEqualTo("unknown");
      assertThat(user.get("/api/sessions/active").texts("id")).containsExactly(session);
      assertThat(user.get("/api/workspaces/" + WORKSPACE).text("status")).isEqualTo("running");
      var numbers = user.get("/api/stats").requires(200).json();
      assertThat(numbers.get("active_sessions").getIntValue()).isPositive();
      assertThat(numbers.get("total_workspaces").getIntValue()).isEqualTo(6);
      assertThat(user.get("/api/audit-logs?action=launch_workspace").texts("session_id"))
          .containsExactly(session);
      socket.awaitFrame(SOON, session);
    }
  }

  @Test
  @DisplayName(
      "LI-3: sessions and workspaces look in the live stream as in answers, field by field")
  void framesLookLikeAnswers() throws IOException {
    var user = registered("alike");
    user.post("/api/workspaces/" + WORKSPACE + "/launch").requires(201);
    try (var socket = Socket.open(user, server.address())) {
      var text = socket.awaitFrame(SOON, "\"type\":\"snapshot\"");
      var snapshot = JsonMapper.createDefault().readValue(text, JsonNode.class).get("data");

      var session = user.get("/api/sessions/active").json().values().iterator().next();
      assertAlike(
          snapshot.get("sessions").values().iterator().next(),
          session,
          Set.of("version"),
          Set.of("bytes_in", "bytes_out"));
      var shown = snapshot.get("workspaces").values().iterator().next();
      var workspace = "/api/workspaces/" + shown.get("id").getStringValue();
      assertAlike(shown, user.get(workspace).requires(200).json(), Set.of(), Set.of());
    }
  }

  /** Frames and answers are written by two adapters that do not know each other. */
  private static void assertAlike(
      JsonNode frame, JsonNode answer, Set<String> inFrames, Set<String> inAnswers) {
    var framed = fields(frame);
    var answered = fields(answer);
    assertThat(framed.keySet()).containsAll(inFrames);
    assertThat(answered.keySet()).containsAll(inAnswers);
    framed.keySet().removeAll(inFrames);
    answered.keySet().removeAll(inAnswers);
    assertThat(framed).isEqualTo(answered);
  }

  private static Map<String, JsonNode> fields(JsonNode object) {
    var fields = new TreeMap<String, JsonNode>();
    object.entries().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
    return fields;
  }

  @Test
  @DisplayName("API-8: who knocks at the live stream is counted, and told so when it is refused")
  void knocksAtTheLiveStreamAreCounted() {
    var knock = Socket.knock(server.address(), "made-up");

    assertThat(knock.statusCode()).isEqualTo(401);
    assertThat(knock.headers().firstValue("RateLimit-Remaining")).isPresent();
  }

  @Test
  @DisplayName("ID-7: signing out ends all sessions of the account and the token")
  void signingOutEndsEverything() {
    var user = registered("leaving");
    user.post("/api/workspaces/ws-secure-browser/launch").requires(201);
    user.post("/api/workspaces/ws-secure-browser/launch").requires(201);

    var left = user.post("/api/auth/logout").requires(200).json();

    assertThat(left.get("sessions_terminated").getIntValue()).isEqualTo(2);
    assertThat(user.get("/api/auth/me").status()).isEqualTo(401);
    var again = Caller.of(server.address()).signedIn("leaving@example.org", PASSWORD);
    assertThat(again.get("/api/sessions").texts("end_reason")).containsExactly("logout", "logout");
  }

  @Test
  @DisplayName("PO-3, AL-1: switching a policy off raises one alert, switching it on resolves it")
  void switchingAPolicyOffRaisesOneAlert() {
    var admin = Caller.admin(server.address());
    var policy = "/api/policies/" + admin.get("/api/policies").texts("id").getFirst();

    admin.patch(policy, "{\"enabled\": false}").requires(200);

    await().atMost(SOON).until(() -> firing(admin).equals(List.of("firing")));
    admin.patch(policy, "{\"enabled\": true}").requires(200);
    await().atMost(SOON).until(() -> firing(admin).equals(List.of("resolved")));
  }

  private static List<String> firing(Caller admin) {
    return admin.get("/api/admin/alerts").requires(200).texts("status");
  }

  @Test
  @DisplayName("OP-6: SIGTERM closes sockets with 1012; what was acknowledged before is stored")
  void sigtermClosesSocketsWith1012() {
    var database = Databases.fresh();
    String session;
    try (var node = ServerProcess.node(database)) {
      var user = Caller.of(node.address()).registered("late@example.org", PASSWORD);
      try (var socket = Socket.open(user, node.address())) {
        socket.awaitFrame(SOON, "\"type\":\"snapshot\"");
        session =
            user.post("/api/workspaces/" + WORKSPACE + "/launch").requires(201).text("session_id");

        assertThat(node.terminate()).describedAs(node.everything()).isZero();

        assertThat(socket.awaitClosed(SOON)).isEqualTo(1012);
      }
    }
    try (var node = ServerProcess.node(database)) {
      var user = Caller.of(node.address()).signedIn("late@example.org", PASSWORD);
      assertThat(user.get("/api/sessions/active").texts("id")).containsExactly(session);
    }
  }

  @Test
  @DisplayName(
      "OB-9, house style: no line of the log holds a password, a token, a ticket or the key")
  void noLineOfTheLogHoldsASecret() {
    var user = registered("secretive");
    var nobody = Caller.of(server.address());
    var login = "/api/auth/login";
    var planted = "planted-in-a-body";
    Caller.SECRETS.addAll(List.of(planted, ServerProcess.JWT_SECRET, ServerProcess.ADMIN_PASSWORD));

    nobody.post(login, "{\"email\":\"secretive@example.org\",\"password\":\"" + planted + "\"}");
    nobody.post(
        login, "{\"email\":\"" + planted + "@x.org\",\"password\":{\"$gt\":\"" + planted + "\"}}");
    nobody.post(login, "{\"password\":\"" + planted);
    nobody.post(
        "/api/auth/register", "{\"password\":\"" + planted + "\",\"unknown\":\"" + planted + "\"}");
    nobody.post("/api/auth/refresh", "{\"refresh_token\":\"" + planted + "\"}");
    nobody.withToken(planted).get("/api/auth/me");
    nobody.get("/ws/status?ticket=" + planted);
    nobody.get("/nowhere?token=" + planted);
    user.post(
        "/api/auth/password",
        "{\"current\":\"" + planted + "\",\"new\":\"" + planted + planted + "\"}");
    Socket.open(user, server.address()).close();
    Caller.admin(server.address()).post("/api/auth/logout").requires(200);
    user.post("/api/auth/logout").requires(200);

    assertThat(Caller.SECRETS).hasSizeGreaterThan(8);
    for (var secret : Caller.SECRETS) {
      assertThat(server.output()).noneMatch(line -> line.contains(secret));
      assertThat(server.errors()).noneMatch(line -> line.contains(secret));
    }
  }
}
