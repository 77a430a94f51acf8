package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A lock that is made on one node holds on both, whatever happens at that moment (SE-11, SE-12);
 * and a launch ticket is good once on both together (WS-8).
 */
class LocksOnTwoNodesTest {
  private static final Duration IN_TIME = Duration.ofSeconds(2);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration START = Duration.ofSeconds(5);
  private static final String PASSWORD = "planted-locks-password";
  private static final String LOCKS = "/api/admin/locks";
  private static final List<String> WORKSPACES =
      List.of("ws-linux-desktop", "ws-sap-neogenesys", "ws-secure-browser");

  private static ServerProcess one;
  private static ServerProcess two;
  private static Caller admin;

  @BeforeAll
  static void start() {
    var variables = ServerProcess.variables(Databases.fresh());
    variables.put("NEOSC_TRUSTED_PROXIES", "127.0.0.1");
    variables.put("NEOSC_WORKSPACES_LAUNCH_TICKETS", "true");
    one = ServerProcess.start(variables, "serve");
    two = ServerProcess.start(variables, "serve");
    one.awaitReady();
    two.awaitReady();
    admin = Caller.admin(one.address());
  }

  @AfterAll
  static void stop() {
    one.close();
    two.close();
  }

  private static Caller registered(String name) {
    return Caller.of(one.address()).registered(name + "@example.org", PASSWORD);
  }

  private static String lock(String target, String value, String more) {
    var body =
        "{\"target\":\"%s\",\"value\":\"%s\",\"reason\":\"Stolen device\"%s}"
            .formatted(target, value, more);
    return admin.post(LOCKS, body).requires(201).text("id");
  }

  private static void unlock(String id) {
    admin.delete(LOCKS + "/" + id).requires(204);
  }

  private static Caller.Answer launch(Caller caller, String workspace) {
    return caller.post("/api/workspaces/" + workspace + "/launch");
  }

  private static List<String> active(Caller caller) {
    return caller.get("/api/sessions/active").requires(200).texts("id");
  }

  @Test
  @DisplayName(
      "SE-12, LI-5: a lock ends sessions and sockets on both nodes within 2 s, and shuts both")
  void aLockHoldsOnBothNodes() {
    var user = registered("locked");
    var there = user.at(two.address());
    launch(user, WORKSPACES.getFirst()).requires(201);
    launch(there, WORKSPACES.getLast()).requires(201);
    try (var here = Socket.open(user, one.address());
        var other = Socket.open(user, two.address())) {
      here.awaitFrame(START, "\"type\":\"snapshot\"");
      other.awaitFrame(START, "\"type\":\"snapshot\"");

      var ticket = ticketFor(there);

      var before = System.nanoTime();
      var lock = lock("user", "locked@example.org", "");

      assertThat(here.awaitClosed(IN_TIME)).isEqualTo(4001);
      assertThat(other.awaitClosed(IN_TIME)).isEqualTo(4001);
      await()
          .atMost(IN_TIME)
          .pollInterval(Duration.ofMillis(5))
          .until(() ->
              user.get("/api/sessions").status() == 423
                  && there.get("/api/sessions").status() == 423
                  && ended("locked@example.org").equals(List.of("lock", "lock")));
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(IN_TIME);

      for (var node : List.of(user, there)) {
        var refused = launch(node, WORKSPACES.getFirst()).requires(423);
        assertThat(refused.text("code")).isEqualTo("lock.in-force");
        assertThat(refused.body()).contains("Stolen device");
      }
      assertThat(login(two.address(), PASSWORD).status()).isEqualTo(423);
      assertThat(login(two.address(), "a wrong password").status()).isEqualTo(401);
      assertThat(handshake(ticket, two.address(), "127.0.0.1")).isEqualTo(423);

      unlock(lock);
      await().atMost(SOON).until(() -> launch(there, WORKSPACES.getFirst()).status() == 201);
    }
    there.post("/api/auth/logout").requires(200);
  }

  private static Caller.Answer login(URI node, String password) {
    return Caller.of(node)
        .post(
            "/api/auth/login",
            "{\"email\":\"locked@example.org\",\"password\":\"%s\"}".formatted(password));
  }

  /** Why somebody's sessions ended, as far as they did; an admin sees it. */
  private static List<String> ended(String email) {
    return admin
        .get("/api/admin/sessions?status=terminated&user_email=" + email)
        .requires(200)
        .texts("end_reason");
  }

  private static String ticketFor(Caller caller) {
    var ticket = caller.post("/api/ws-ticket").requires(200).text("ticket");
    Caller.SECRETS.add(ticket);
    return ticket;
  }

  /** The status with which a stream is opened or refused, from behind a trusted proxy. */
  private static int handshake(Caller caller, URI node, String from) {
    return handshake(ticketFor(caller), node, from);
  }

  private static int handshake(String ticket, URI node, String from) {
    var address = URI.create("ws://" + node.getAuthority() + "/ws/status?ticket=" + ticket);
    try (var client = HttpClient.newHttpClient()) {
      client
          .newWebSocketBuilder()
          .header("X-Forwarded-For", from)
          .subprotocols("neosc.v1")
          .buildAsync(address, new WebSocket.Listener() {})
          .join()
          .abort();
      return 101;
    } catch (CompletionException e) {
      return e.getCause() instanceof WebSocketHandshakeException refused
          ? refused.getResponse().statusCode()
          : 0;
    }
  }

  @Test
  @DisplayName(
      "SE-12, API-12: a range of addresses is matched by what a trusted proxy says, on sockets too")
  void anAddressBehindAProxy() {
    var user = registered("behind-a-proxy").at(two.address());
    var lock = lock("ip", "203.0.113.0/24", "");

    await().atMost(SOON).until(() -> handshake(user, two.address(), "203.0.113.9") == 423);
    assertThat(handshake(user, two.address(), "198.51.100.9")).isEqualTo(101);
    launch(user, WORKSPACES.getFirst()).requires(201);
    user.post("/api/auth/logout").requires(200);
    unlock(lock);
  }

  @Test
  @DisplayName("SE-12: a lock comes to its end by the clock, on both nodes, and nobody writes it")
  void aLockComesToItsEnd() {
    var user = registered("for-a-while");
    var end = Instant.now().plusMillis(1500);
    var id = lock("user", "for-a-while@example.org", ",\"expires_at\":\"" + end + "\"");

    await()
        .atMost(SOON)
        .until(() -> launch(user.at(two.address()), WORKSPACES.get(1)).status() == 423);
    await()
        .atMost(Duration.ofSeconds(3))
        .until(() -> launch(user.at(two.address()), WORKSPACES.get(1)).status() == 201);
    assertThat(Instant.now()).isAfterOrEqualTo(end);
    assertThat(launch(user, WORKSPACES.get(1)).status()).isEqualTo(200);

    assertThat(admin.get(LOCKS + "/" + id).requires(200).body()).contains("\"active\":false");
    assertThat(admin.get("/api/audit-logs?resource=lock:" + id).texts("action"))
        .containsExactly("create_lock");
    user.post("/api/auth/logout").requires(200);
  }

  @Test
  @DisplayName(
      "SE-12, SE-8: among launches on both nodes a lock leaves nothing active; one entry for each end")
  void nothingActiveRemains() {
    var users = new ArrayList<Caller>();
    for (var i = 0; i < 8; i++) {
      users.add(registered("storm" + i));
    }
    var statuses = new ConcurrentLinkedQueue<Integer>();
    var someLaunched = new CountDownLatch(10);
    String lock;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var user : users) {
        for (var workspace : WORKSPACES) {
          for (var node : List.of(one, two)) {
            threads.execute(() -> {
              statuses.add(launchedAtLast(user.at(node.address()), workspace).status());
              someLaunched.countDown();
            });
          }
        }
      }
      someLaunched.await();
      lock = lock("role", "user", "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }

    assertThat(statuses).hasSize(48).isSubsetOf(200, 201, 423);
    var everybody = "/api/admin/sessions?limit=500";
    await()
        .atMost(IN_TIME)
        .until(() ->
            admin.get(everybody + "&status=active").requires(200).texts("id").isEmpty()
                && activeInMemory(one) == 0
                && activeInMemory(two) == 0);
    unlock(lock);
    for (var user : users) {
      await().atMost(SOON).until(() -> user.get("/api/sessions").status() == 200);
      var sessions = user.get("/api/sessions").requires(200);
      assertThat(sessions.texts("end_reason")).allMatch("lock"::equals);
      for (var session : sessions.texts("id")) {
        assertThat(admin.get("/api/audit-logs?session_id=" + session).texts("action"))
            .as("two entries: its launch and its one end")
            .containsExactly("terminate_session", "launch_workspace");
      }
    }
  }

  /** As a client would, it asks again after 503. */
  private static Caller.Answer launchedAtLast(Caller user, String workspace) {
    var answer = launch(user, workspace);
    for (var repeats = 0; answer.status() == 503 && repeats < 10; repeats++) {
      answer = launch(user, workspace);
    }
    return answer;
  }

  /** How many sessions a node knows to be active, everybody's together. */
  private static int activeInMemory(ServerProcess node) {
    return admin
        .at(node.address())
        .get("/api/stats")
        .requires(200)
        .json()
        .get("active_sessions")
        .getIntValue();
  }

  @Test
  @DisplayName("WS-8: of 100 who show one launch ticket at once on both nodes one is let in")
  void aLaunchTicketIsGoodOnceOnBothNodes() {
    var user = registered("with-a-ticket");
    var gateway = gateway();
    var launched = launch(user, WORKSPACES.getFirst()).requires(201);
    var ticket = ticketIn(launched);
    var answers = new ConcurrentLinkedQueue<Caller.Answer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var number = 0; number < 100; number++) {
        var node = number % 2 == 0 ? one : two;
        threads.execute(() -> answers.add(redeem(gateway.at(node.address()), ticket)));
      }
    }

    assertThat(answers).hasSize(100);
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .allSatisfy(answer -> assertThat(answer.text("code")).isEqualTo("session.ticket-refused"));
    var entries =
        admin.get(
            "/api/audit-logs?action=redeem_launch_ticket&resource=session:"
                + launched.text("session_id"));
    assertThat(entries.texts("success")).containsExactlyInAnyOrder("true", "false");
    assertThat(entries.body()).doesNotContain(ticket);
    user.post("/api/auth/logout").requires(200);
  }

  @Test
  @DisplayName("WS-8: a session that ended on one node opens nothing with its ticket on the other")
  void anEndedSessionsTicketIsRefusedOnTheOtherNode() {
    var user = registered("ended-elsewhere");
    var gateway = gateway();
    for (var round = 0; round < 10; round++) {
      var ticket = ticketIn(launch(user, WORKSPACES.getFirst()).requires(201));
      user.at(two.address())
          .post("/api/workspaces/" + WORKSPACES.getFirst() + "/stop")
          .requires(200);
      assertThat(redeem(gateway, ticket).requires(422).text("code"))
          .isEqualTo("session.ticket-refused");
    }
    user.post("/api/auth/logout").requires(200);
  }

  private static Caller gateway() {
    var body = "{\"name\":\"gateway\",\"scopes\":[\"sessions:report\"]}";
    var key = admin.post("/api/admin/api-keys", body).requires(201).text("key");
    Caller.SECRETS.add(key);
    var gateway = Caller.of(one.address()).withToken(key);
    await().atMost(SOON).until(() -> redeem(gateway.at(two.address()), "none").status() == 422);
    return gateway;
  }

  private static String ticketIn(Caller.Answer launched) {
    var ticket = launched.json().get("launch_ticket").get("ticket").getStringValue();
    Caller.SECRETS.add(ticket);
    return ticket;
  }

  private static Caller.Answer redeem(Caller gateway, String ticket) {
    return gateway.post("/api/launch-tickets/redeem", "{\"ticket\":\"" + ticket + "\"}");
  }

  @Test
  @DisplayName(
      "SE-11: an account that becomes an auditor loses its sessions on both nodes, reason policy")
  void aLostRoleEndsSessions() {
    var user = registered("auditor-to-be");
    var id = user.get("/api/auth/me").text("id");
    var session = launch(user.at(two.address()), WORKSPACES.getFirst()).requires(201);

    admin.patch("/api/admin/users/" + id, "{\"role\":\"auditor\"}").requires(200);

    var again = Caller.of(two.address()).signedIn("auditor-to-be@example.org", PASSWORD);
    await().atMost(IN_TIME).until(() -> active(again).isEmpty());
    assertThat(again.get("/api/sessions/" + session.text("session_id")).text("end_reason"))
        .isEqualTo("policy");
  }
}
