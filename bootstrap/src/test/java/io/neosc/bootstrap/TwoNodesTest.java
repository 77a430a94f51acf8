package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two server processes on one database behave as one (OP-7). */
class TwoNodesTest {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration IN_TIME = Duration.ofSeconds(5);
  private static final String PASSWORD = "planted-nodes-password";
  private static final String LAUNCH = "/api/workspaces/ws-linux-desktop/launch";
  private static final String STOP = "/api/workspaces/ws-linux-desktop/stop";

  private static ServerProcess one;
  private static ServerProcess two;

  @BeforeAll
  static void start() {
    var variables = ServerProcess.variables(Databases.fresh());
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

  private static Caller registered(String name) {
    return Caller.of(one.address()).registered(name + "@example.org", PASSWORD);
  }

  @Test
  @DisplayName("OP-9, ID-16: two first starts at the same moment make everything once")
  void twoFirstStartsMakeEverythingOnce() {
    var admin = Caller.admin(two.address());

    assertThat(admin.get("/api/workspaces").texts("id")).hasSize(6).doesNotHaveDuplicates();
    assertThat(admin.get("/api/policies").texts("id")).hasSize(3).doesNotHaveDuplicates();
    assertThat(admin.get("/api/audit-logs?action=create_admin").texts("action")).hasSize(1);
  }

  @Test
  @DisplayName("LI-6: what changes on one node is a frame on the other node's socket")
  void whatChangesOnOneNodeIsAFrameOnTheOther() {
    var user = registered("frames");
    try (var socket = Socket.open(user, two.address())) {
      socket.awaitFrame(IN_TIME, "\"type\":\"snapshot\"");

      var session = user.post(LAUNCH).requires(201).text("session_id");
      var frame = socket.awaitFrame(SOON, session, "\"active\"");
      assertThat(frame).contains("\"topic\":\"");

      user.post(STOP).requires(200);
      socket.awaitFrame(SOON, session, "\"terminated\"");
    }
  }

  @Test
  @DisplayName("SE-14: what changes on one node is in the other node's numbers")
  void whatChangesOnOneNodeIsInTheOthersNumbers() {
    var user = registered("numbers");
    var before = activeAt(user);

    user.post(LAUNCH).requires(201);
    await().atMost(SOON).until(() -> activeAt(user) == before + 1);

    user.post(STOP).requires(200);
    await().atMost(SOON).until(() -> activeAt(user) == before);
  }

  private static int activeAt(Caller user) {
    return user.at(two.address())
        .get("/api/stats")
        .requires(200)
        .json()
        .get("active_sessions")
        .getIntValue();
  }

  @Test
  @DisplayName("ID-8, LI-5: a sign-in revoked on one node is refused on the other within 1 s")
  void aSignInRevokedOnOneNodeIsRefusedOnTheOther() {
    var user = registered("leaving");
    var there = user.at(two.address());
    there.get("/api/auth/me").requires(200);
    try (var socket = Socket.open(user, two.address())) {
      socket.awaitFrame(IN_TIME, "\"type\":\"snapshot\"");

      user.post("/api/auth/logout").requires(200);

      await()
          .atMost(SOON)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> there.get("/api/auth/me").status() == 401);
      assertThat(user.get("/api/auth/me").status()).isEqualTo(401);
      assertThat(socket.awaitClosed(SOON)).isEqualTo(4001);
    }
  }

  @Test
  @DisplayName("ID-8, ID-14: another role, given on one node, ends tokens and sockets on the other")
  void anotherRoleEndsTokensAndSocketsOnTheOtherNode() {
    var user = registered("promoted");
    var there = user.at(two.address());
    var id = there.get("/api/auth/me").requires(200).text("id");
    try (var socket = Socket.open(user, two.address())) {
      socket.awaitFrame(IN_TIME, "\"type\":\"snapshot\"");

      Caller.admin(one.address())
          .patch("/api/admin/users/" + id, "{\"role\":\"operator\"}")
          .requires(200);

      await()
          .atMost(SOON)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> there.get("/api/auth/me").status() == 401);
      assertThat(user.get("/api/auth/me").status()).isEqualTo(401);
      assertThat(socket.awaitClosed(SOON)).isEqualTo(4001);
    }
    var again = Caller.of(two.address()).signedIn("promoted@example.org", PASSWORD);
    assertThat(again.get("/api/auth/me").text("role")).isEqualTo("operator");
  }

  @Test
  @DisplayName("ID-15: an API key revoked on one node is refused on the other within 1 s")
  void anApiKeyRevokedOnOneNodeIsRefusedOnTheOther() {
    var admin = Caller.admin(one.address());
    var made =
        admin
            .post("/api/admin/api-keys", "{\"name\":\"scraper\",\"scopes\":[\"metrics:read\"]}")
            .requires(201);
    Caller.SECRETS.add(made.text("key"));
    var there = Caller.of(two.address()).withToken(made.text("key"));
    there.get("/metrics").requires(200);

    admin.delete("/api/admin/api-keys/" + made.text("id")).requires(204);

    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> there.get("/metrics").status() == 401);
  }

  @Test
  @DisplayName("ID-17: an organization's new name and its counts are on the other node within 1 s")
  void anOrganizationIsKnownOnTheOtherNode() {
    var admin = Caller.admin(one.address());
    var body = "{\"name\":\"Made on one\",\"domain\":\"one.example\"}";
    var id = admin.post("/api/organizations", body).requires(201).text("id");
    var user = registered("member");
    var account = user.get("/api/auth/me").text("id");

    admin.patch("/api/admin/users/" + account, "{\"organization\":\"Made on one\"}").requires(200);
    admin.patch("/api/organizations/" + id, "{\"name\":\"Renamed on one\"}").requires(200);

    var there = user.at(two.address());
    await()
        .atMost(SOON)
        .until(() ->
            there.get("/api/auth/me").text("organization").equals("Renamed on one")
                && there.get("/api/organizations").texts("users_count").equals(List.of("1")));
  }

  @Test
  @DisplayName("WS-3: nobody is in a workspace that is deleted while many launch on both nodes")
  void nobodyIsInADeletedWorkspace() throws Exception {
    var admin = Caller.admin(one.address());
    var path = "/api/workspaces/ws-short-lived";
    var body =
        """
        {"id": "ws-short-lived", "name": "Short", "type": "web", "url": "https://short.example",
         "launch_mode": "iframe", "limits": {"max_sessions_per_user": 50}}\
        """;
    for (var round = 0; round < 3; round++) {
      var again = round;
      admin.post("/api/workspaces", body).requires(201);
      await().atMost(SOON).until(() -> admin.at(two.address()).get(path).status() == 200);
      var launched = new ConcurrentLinkedQueue<Caller.Answer>();
      var people = new ConcurrentLinkedQueue<Caller>();
      var over = new AtomicBoolean();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var person = 0; person < 8; person++) {
          var name = "short-" + again + "-" + person;
          var node = person % 2 == 0 ? one : two;
          threads.execute(() -> {
            var caller = registered(name).at(node.address());
            people.add(caller);
            Caller.Answer answer;
            do {
              answer = caller.post(path + "/launch");
              launched.add(answer);
            } while (answer.status() / 100 == 2 && !over.get());
          });
        }
        try {
          await().atMost(IN_TIME).until(() -> launched.size() > 20);
          admin.delete(path).requires(204);
        } finally {
          over.set(true);
        }
      }
      assertThat(launched).extracting(Caller.Answer::status).isSubsetOf(200, 201, 404, 422);
      for (var person : people) {
        assertThat(person.get("/api/sessions?limit=500").texts("status"))
            .doesNotContain("active", "disconnected");
      }
    }
  }

  @Test
  @DisplayName("AU-6: both nodes write one chain without a gap")
  void bothNodesWriteOneChain() {
    var user = registered("chain");
    for (var round = 0; round < 5; round++) {
      user.post(LAUNCH).requires(201);
      user.at(two.address()).post(STOP).requires(200);
    }

    var entries = Caller.admin(one.address()).get("/api/audit-logs?limit=500").requires(200);
    var seqs = entries.texts("seq").stream().map(Long::valueOf).toList();
    for (var place = 1; place < seqs.size(); place++) {
      assertThat(seqs.get(place)).isEqualTo(seqs.get(place - 1) - 1);
    }
    assertThat(entries.texts("prev_hash").subList(0, seqs.size() - 1))
        .isEqualTo(entries.texts("hash").subList(1, seqs.size()));
  }

  @Test
  @DisplayName("API-6, RE-2: 32 launches at once with one key over both nodes are one, for good")
  void twinsOverBothNodesAreOne() {
    var user = registered("twins");
    var answers = new ConcurrentLinkedQueue<Caller.Answer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var twin = 0; twin < 32; twin++) {
        var node = twin % 2 == 0 ? user : user.at(two.address());
        threads.execute(() -> answers.add(node.postOnce(LAUNCH, "one-of-32")));
      }
    }

    assertThat(answers).hasSize(32);
    assertThat(answers).allMatch(answer -> answer.status() == 201, "is 201");
    assertThat(answers.stream().map(Caller.Answer::body).distinct()).hasSize(1);
    var session = answers.element().text("session_id");
    assertThat(user.get("/api/sessions").requires(200).texts("id")).containsExactly(session);

    user.at(two.address()).post(STOP).requires(200);
    assertThat(user.postOnce(LAUNCH, "one-of-32").body()).isEqualTo(answers.element().body());
    assertThat(user.postOnce("/api/workspaces/ws-secure-browser/launch", "one-of-32").status())
        .isEqualTo(422);
    assertThat(user.get("/api/sessions").requires(200).texts("id")).containsExactly(session);
  }
}
