package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.Answer;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.identity.Role;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("API-6, RE-2: launches with an Idempotency-Key")
final class IdempotencyTest {
  private static final String DESKTOP = "/api/workspaces/ws-desktop";
  private static final String MANY = "/api/workspaces/ws-many";
  private static TestServer server;
  private String user;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void signIn() {
    user = server.signIn(Role.USER);
  }

  private TestServer.Call launch(String workspace, String key) {
    return server.post(workspace + "/launch").as(user).header("Idempotency-Key", key);
  }

  private static void isReplayOf(Answer first, Answer again) {
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
  }

  @Test
  @DisplayName("the same key and body get the first answer, also when the session is long over")
  void firstAnswerIsRepeated() {
    var first = launch(DESKTOP, "order-1").send().is(201);
    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    var stored = server.stored();

    isReplayOf(first, launch(DESKTOP, "order-1").send());
    isReplayOf(first, launch(DESKTOP, "order-1").json("{}").send());
    isReplayOf(first, launch(DESKTOP, "order-1").json(" { } ").send());
    assertThat(server.stored()).isEqualTo(stored);
    server.post(DESKTOP + "/stop").as(user).send().is(200);
    isReplayOf(first, launch(DESKTOP, "order-1").send());

    var next = launch(DESKTOP, "order-2").send().is(201);
    assertThat(next.text("session_id")).isNotEqualTo(first.text("session_id"));
  }

  @Test
  @DisplayName("where a second launch gives the live session the key keeps that answer too")
  void answersWithoutAChangeAreKept() {
    var live = launch(DESKTOP, "a").send().is(201).text("session_id");
    var second = launch(DESKTOP, "b").send().is(200);
    assertThat(second.text("session_id")).isEqualTo(live);
    server.post(DESKTOP + "/stop").as(user).send().is(200);

    isReplayOf(second, launch(DESKTOP, "b").send().is(200));
    assertThat(server.get("/api/sessions/active").as(user).send().list()).isEmpty();
  }

  @Test
  @DisplayName("the same key with another path or body is 422 request.idempotency-mismatch")
  void otherRequestsAreMismatches() {
    launch(DESKTOP, "once").send().is(201);
    var stored = server.stored();

    launch(MANY, "once").send().isProblem(422, "request.idempotency-mismatch");
    launch(DESKTOP, "once")
        .json("{\"size\":\"large\"}")
        .send()
        .isProblem(422, "request.idempotency-mismatch");
    launch(DESKTOP, "once").json("[").send().isProblem(422, "request.idempotency-mismatch");
    launch("/api/workspaces/ws-none", "once").send().isMissing("workspace.not-found");
    assertThat(server.stored()).isEqualTo(stored);
  }

  @Test
  @DisplayName("a key belongs to its account")
  void keysBelongToAccounts() {
    var mine = launch(DESKTOP, "shared").send().is(201).text("session_id");
    user = server.signIn(Role.USER);
    assertThat(launch(DESKTOP, "shared").send().is(201).text("session_id")).isNotEqualTo(mine);
  }

  @Test
  @DisplayName("a refusal takes no key: what was refused may be tried again with the same one")
  void refusalsTakeNoKey() {
    launch(DESKTOP, "patient").json("{\"size\":1}").send().isProblem(400, "request.invalid");
    var stranger = server.signIn(Role.USER);
    server.post("/api/workspaces/ws-shell/launch").as(stranger).send().is(201);
    launch("/api/workspaces/ws-shell", "patient").send().isProblem(422, "session.limit-reached");
    server.post("/api/workspaces/ws-shell/stop").as(stranger).send().is(200);
    launch("/api/workspaces/ws-shell", "patient").send().is(201);
    server.post("/api/workspaces/ws-shell/stop").as(user).send().is(200);
  }

  @Test
  @DisplayName("what is no key is 400 and named; an absent workspace comes before it")
  void badKeysAreRefused() {
    for (var key : List.of("a".repeat(201), "two words", "a,b c", "tab\tbed")) {
      var answer = launch(DESKTOP, key).send().isProblem(400, "request.invalid");
      assertThat(answer.fieldErrors()).containsExactly("Idempotency-Key:invalid");
    }
    var twice = launch(DESKTOP, "one").header("Idempotency-Key", "two").send();
    assertThat(twice.isProblem(400, "request.invalid").fieldErrors())
        .containsExactly("Idempotency-Key:invalid");
    launch("/api/workspaces/ws-none", "two words").send().isMissing("workspace.not-found");
    launch(DESKTOP, "a".repeat(200)).send().is(201);
  }

  @Test
  @DisplayName("who may not is told so before anything is looked up, also with a used key")
  void accessComesFirst() {
    launch(DESKTOP, "k").send().is(201);
    server
        .post(DESKTOP + "/launch")
        .header("Idempotency-Key", "k")
        .send()
        .isProblem(401, "auth.required");
    user = server.signIn(Role.AUDITOR);
    launch(DESKTOP, "k").send().isProblem(403, "auth.not-allowed");
  }

  @Test
  @DisplayName("after a crash between commit and answer the key still leads to the one session")
  void lostAnswersAreRebuilt() {
    var first = launch(MANY, "crash").send().is(201);
    server.app.answers.forgetAnswers();
    var stored = server.stored();

    var again = launch(MANY, "crash").send().is(201);
    assertThat(again.text("session_id")).isEqualTo(first.text("session_id"));
    assertThat(again.json().keySet()).isEqualTo(first.json().keySet());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(server.stored()).isEqualTo(stored);
  }

  @Test
  @DisplayName("while the store is away it is 503, and the repetition later happens once")
  void repeatingIsSafe() {
    try (var own = TestServer.start()) {
      user = own.signIn(Role.USER);
      own.app.store.goAway(true);
      var call = "/api/workspaces/ws-many/launch";
      own.post(call).as(user).header("Idempotency-Key", "k").send().is(503);
      own.app.store.goAway(false);

      var first = own.post(call).as(user).header("Idempotency-Key", "k").send().is(201);
      isReplayOf(first, own.post(call).as(user).header("Idempotency-Key", "k").send());
      assertThat(own.get("/api/sessions/active").as(user).send().list()).hasSize(1);
    }
  }

  @Test
  @DisplayName("32 at once with one key start one session and get one answer")
  void twinsAreOne() throws Exception {
    for (var workspace : List.of(MANY, DESKTOP)) {
      var bodies = new HashSet<String>();
      var statuses = new HashSet<Integer>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Answer>> calls =
            IntStream.range(0, 32)
                .mapToObj(_ -> threads.submit(() -> launch(workspace, "twins" + workspace).send()))
                .toList();
        for (var call : calls) {
          bodies.add(call.get().text("session_id"));
          statuses.add(call.get().status());
        }
      }
      assertThat(bodies).hasSize(1);
      assertThat(statuses).containsExactly(201);
    }
    assertThat(server.get("/api/sessions/active").as(user).send().list()).hasSize(2);
  }
}
