package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.Answer;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.identity.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("ID-13: who guesses waits, and admins see it")
final class SignInBlocksTest {
  private static TestServer server;
  private static String admin;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("neosc.trusted-proxies", "127.0.0.1"));
    admin = server.signIn(Role.ADMIN);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void forget() {
    blocks()
        .forEach(block ->
            server.call("DELETE", "/api/admin/sign-in-blocks/" + block.get("id")).as(admin).send());
    server.app.clock.forward(Duration.ofMinutes(1));
    server.app.live.heard();
  }

  private static List<Map<String, Object>> blocks() {
    return server.get("/api/admin/sign-in-blocks").as(admin).send().is(200).list();
  }

  private static Answer login(String from, String email, String password) {
    return server
        .post("/api/auth/login")
        .header("X-Forwarded-For", from)
        .json("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password))
        .send();
  }

  /** Without what differs between any two answers. */
  private static String comparable(Answer answer) {
    return answer.status()
        + answer.header("Retry-After")
        + answer.header("WWW-Authenticate")
        + answer.body().replaceAll("\"trace_id\":\"[0-9a-f]{32}\"", "");
  }

  @Test
  @DisplayName("ID-3, ID-13: known and unknown accounts wait with the same answer")
  void everybodyWaitsAlike() {
    var known = server.account(Role.USER).email().value();
    for (var email : List.of(known, "ghost@example.org")) {
      login("198.51.100.1", email, "wrong horse battery")
          .isProblem(401, "auth.invalid-credentials");
    }
    var right = login("198.51.100.1", known, TestServer.PASSWORD);
    var ghost = login("198.51.100.1", "ghost@example.org", TestServer.PASSWORD);

    right.isProblem(429, "auth.too-many-attempts");
    assertThat(right.header("Retry-After")).isEqualTo("1");
    assertThat(comparable(right)).isEqualTo(comparable(ghost));
    assertThat(login("198.51.100.2", known, TestServer.PASSWORD).status()).isEqualTo(200);
    server.app.clock.forward(Duration.ofSeconds(1));
    assertThat(login("198.51.100.1", known, TestServer.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("ID-13: a forged address evades no wait")
  void forgedAddressesEvadeNothing() {
    var email = server.account(Role.USER).email().value();
    login("1.1.1.1, 198.51.100.3", email, "wrong horse battery").is(401);
    for (var forged : List.of("2.2.2.2", "10.0.0.1", "::1", "garbage", "198.51.100.9")) {
      login(forged + ", 198.51.100.3", email, TestServer.PASSWORD).is(429);
    }
  }

  @Test
  @DisplayName("ID-9, ID-13: guessing the present password waits too, and is no failed login")
  void presentPasswordIsGuarded() {
    var token = server.signIn(Role.USER);
    var entries = server.app.store.entries().size();
    change(token, "wrong horse battery").isProblem(422, "account.wrong-password");
    var refused = server.app.store.entries().getLast();
    assertThat(refused.action()).isEqualTo("change_password");
    assertThat(refused.success()).isFalse();
    change(token, TestServer.PASSWORD).isProblem(429, "auth.too-many-attempts");
    assertThat(server.app.store.entries()).hasSize(entries + 2);
    server.app.clock.forward(Duration.ofSeconds(1));
    server.app.live.heard();
    change(token, TestServer.PASSWORD).is(200);
  }

  private static Answer change(String token, String current) {
    return server
        .post("/api/auth/password")
        .as(token)
        .json("{\"current\":\"%s\",\"new\":\"a brand new passphrase\"}".formatted(current))
        .send();
  }

  @Test
  @DisplayName("ID-13: blocks are listed with what they are about, page by page, and taken away")
  void blocksAreListedAndCleared() {
    var emails = List.of("one@example.org", "two@example.org", "three@example.org");
    for (var email : emails) {
      login("2001:db8:7::1", email, "wrong horse battery").is(401);
    }
    var listed = blocks();
    assertThat(listed)
        .extracting(block -> block.get("email"))
        .containsExactlyInAnyOrderElementsOf(emails);
    assertThat(listed.getFirst())
        .containsEntry("scope", "account_at_address")
        .containsEntry("network", "2001:db8:7::/64")
        .containsEntry("failures", 1)
        .containsKeys("since", "last_attempt_at", "until");
    var page = server.get("/api/admin/sign-in-blocks?limit=2").as(admin).send().is(200);
    assertThat(page.list()).isEqualTo(listed.subList(0, 2));
    assertThat(page.header("Link")).contains("rel=\"next\"");
    server.get("/api/admin/sign-in-blocks?x=1").as(admin).send().isProblem(400, "request.invalid");

    var path = "/api/admin/sign-in-blocks/" + listed.getFirst().get("id");
    server
        .call("DELETE", path)
        .as(admin)
        .json("{\"x\":1}")
        .send()
        .isProblem(400, "request.invalid");
    server.call("DELETE", path).as(admin).send().is(204);
    assertThat(blocks()).hasSize(2);
    assertThat(server.app.store.entries().getLast().action()).isEqualTo("clear_sign_in_block");
    for (var absent : List.of(path, "/api/admin/sign-in-blocks/nonsense")) {
      server.call("DELETE", absent).as(admin).json("[").send().isMissing("block.not-found");
    }
  }

  @Test
  @DisplayName("ID-13: while nobody can count, nobody is let try: 503")
  void uncountedAttemptsAreNotTried() {
    var email = server.account(Role.USER).email().value();
    var hashes = server.app.hasher.verifications();
    server.app.attempts.goAway(true);
    login("198.51.100.4", email, TestServer.PASSWORD).isProblem(503, "server.unavailable");
    server.app.attempts.goAway(false);
    assertThat(server.app.hasher.verifications()).isEqualTo(hashes);
  }
}
