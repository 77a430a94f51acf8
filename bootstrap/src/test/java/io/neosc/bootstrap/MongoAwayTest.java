package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neosc.bootstrap.Caller.Answer;
import io.neosc.mongod.MongodOptions;
import io.neosc.mongod.MongodServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** MongoDB goes away while the server runs, and comes back (RE-3). */
class MongoAwayTest {
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);
  private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(5);
  private static final String WORKSPACE = "/api/workspaces/ws-secure-browser";

  private static MongodServer mongod;
  private static ServerProcess server;
  private static Caller user;

  @BeforeAll
  static void start() {
    mongod = MongodServer.start(MongodOptions.temporary());
    server = ServerProcess.node(mongod.uri());
    user = Caller.of(server.address()).registered("away@example.org", "planted-away-password");
    user.post(WORKSPACE + "/launch").requires(201);
    user.post(WORKSPACE + "/stop").requires(200);
  }

  @AfterAll
  static void stop() {
    server.close();
    mongod.close();
  }

  @Test
  @DisplayName(
      "RE-3, API-4: a frozen mongod: writes are 503 within 2 s, memory answers as stale, recovery in 5 s")
  void aFrozenMongod() {
    mongod.freeze();
    try {
      assertAway();
    } finally {
      mongod.thaw();
    }
    assertBack();
  }

  @Test
  @DisplayName(
      "RE-3, API-4: a dead mongod: writes are 503 within 2 s, memory answers as stale, recovery in 5 s")
  void aDeadMongod() {
    mongod.kill();
    try {
      assertAway();
    } finally {
      mongod.restart();
    }
    assertBack();
  }

  @Test
  @DisplayName(
      "OB-12: the audit writer is a component, ill while it cannot store, then well unasked")
  void theAuditWriterIsAComponent() {
    mongod.freeze();
    try {
      user.get("/api/admin/users").requires(403);
      await()
          .atMost(LONGEST_RECOVERY)
          .until(() ->
              user.get("/api/health")
                  .body()
                  .contains("\"audit_writer\":{\"healthy\":false,\"error\":\"unreachable\""));
    } finally {
      mongod.thaw();
    }
    await()
        .atMost(LONGEST_RECOVERY)
        .until(
            () -> user.get("/api/health").body().contains("\"audit_writer\":{\"healthy\":true}"));
  }

  @Test
  @DisplayName("RE-2: launches that got 503 are repeated with their keys, and each happens once")
  void repeatingIsSafe() {
    var eager =
        Caller.of(server.address()).registered("eager@example.org", "planted-away-password");
    mongod.freeze();
    try {
      for (var round = 0; round < 3; round++) {
        eager.postOnce(WORKSPACE + "/launch", "key").requires(503);
      }
    } finally {
      mongod.thaw();
    }
    await()
        .atMost(LONGEST_RECOVERY)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> eager.postOnce(WORKSPACE + "/launch", "key").status() == 201);
    mongod.kill();
    mongod.restart();
    await()
        .atMost(LONGEST_RECOVERY)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> eager.postOnce(WORKSPACE + "/launch", "key").status() == 201);

    var sessions = eager.get("/api/sessions").requires(200).texts("id");
    assertThat(sessions).hasSize(1);
    assertThat(eager.postOnce(WORKSPACE + "/launch", "key").text("session_id"))
        .isEqualTo(sessions.getFirst());
  }

  /** Twice: at first nobody knows yet, then everybody does. */
  private static void assertAway() {
    for (var round = 0; round < 2; round++) {
      for (var late : launches(8)) {
        assertThat(late.answer().status()).describedAs(late.answer().toString()).isEqualTo(503);
        assertThat(late.took()).isLessThanOrEqualTo(LONGEST_ANSWER);
        assertThat(late.answer().header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(late.answer().header("Content-Type")).startsWith("application/problem+json");
        assertThat(late.answer().body()).doesNotContainIgnoringCase("mongo");
      }
    }
    await()
        .atMost(LONGEST_RECOVERY)
        .until(() -> !user.get("/api/stats").requires(200).header("NeoSC-Stale").isEmpty());
    assertThat(user.get("/api/stats").header("NeoSC-Stale")).matches("[1-9][0-9]*");
    await().atMost(LONGEST_RECOVERY).until(() -> user.get("/health/ready").status() == 503);
    assertThat(user.get("/health").requires(200).text("status")).isEqualTo("degraded");
    assertThat(user.get("/health/live").status()).isEqualTo(200);
  }

  private static void assertBack() {
    await()
        .atMost(LONGEST_RECOVERY)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> user.post(WORKSPACE + "/launch").status() / 100 == 2);
    await()
        .atMost(LONGEST_RECOVERY)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> user.get("/health/ready").status() == 200);
    assertThat(user.get("/api/stats").header("NeoSC-Stale")).isEmpty();
    user.post(WORKSPACE + "/stop").requires(200);
  }

  private record Late(Answer answer, Duration took) {}

  private static List<Late> launches(int callers) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, callers).<Callable<Late>>mapToObj(_ -> MongoAwayTest::launch).toList();
      return threads.invokeAll(calls).stream().map(done -> done.resultNow()).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Late launch() {
    var begin = System.nanoTime();
    var answer = user.post(WORKSPACE + "/launch");
    return new Late(answer, Duration.ofNanos(System.nanoTime() - begin));
  }
}
