package io.neosc.adapter.rest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.Answer;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.domain.apikey.Scope;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("SE-12, API-4: locks over HTTP")
final class LocksTest {
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

  @AfterEach
  void removeAll() {
    for (var lock : list("")) {
      server.call("DELETE", "/api/admin/locks/" + lock.get("id")).as(admin).send().is(204);
    }
  }

  private static List<Map<String, Object>> list(String query) {
    return server.get("/api/admin/locks" + query).as(admin).send().is(200).list();
  }

  private static Answer create(String body) {
    return server.post("/api/admin/locks").as(admin).json(body).send();
  }

  private static String on(String target, String value) {
    return "{\"target\":\"%s\",\"value\":\"%s\",\"reason\":\"Stolen device\"}"
        .formatted(target, value);
  }

  @Test
  @DisplayName("a lock is made, listed, read and removed; auditors and operators read it")
  void aLockIsMadeListedReadAndRemoved() {
    var person = server.account(Role.USER);
    var end = server.app.clock.instant().plus(Duration.ofHours(1));
    var made =
        create(
                "{\"target\":\"user\",\"value\":\"%s\",\"reason\":\" Stolen device \",\"expires_at\":\"%s\"}"
                    .formatted(person.email().value(), Wire.time(end)))
            .is(201);
    var id = made.text("id");

    assertThat(made.json())
        .containsEntry("target", "user")
        .containsEntry("value", person.id().value())
        .containsEntry("reason", "Stolen device")
        .containsEntry("expires_at", Wire.time(end))
        .containsEntry("active", true)
        .containsKeys("created_by", "created_at")
        .hasSize(8);
    assertThat(id).startsWith("lck-");
    for (var role : List.of(Role.AUDITOR, Role.OPERATOR, Role.ADMIN)) {
      var reader = server.signIn(role);
      assertThat(server.get("/api/admin/locks/" + id).as(reader).send().is(200).json())
          .isEqualTo(made.json());
      assertThat(server.get("/api/admin/locks").as(reader).send().is(200).list())
          .containsExactly(made.json());
    }
    assertThat(list("?target=role")).isEmpty();
    assertThat(list("?target=user")).hasSize(1);

    server.call("DELETE", "/api/admin/locks/" + id).as(admin).send().is(204);
    server.get("/api/admin/locks/" + id).as(admin).send().isMissing("lock.not-found");
    server.call("DELETE", "/api/admin/locks/" + id).as(admin).send().isMissing("lock.not-found");
    assertThat(server.app.store.entries().getLast().action()).isEqualTo("remove_lock");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "user, nobody",
    "role, root",
    "workspace, desktop",
    "host, ' '",
    "ip, 10.0.0.0/33",
    "ip, example.org",
    "session, ws-desktop"
  })
  @DisplayName("a value that names no such thing is 400 with the field")
  void aValueThatNamesNothing(String target, String value) {
    var problem = create(on(target, value)).isProblem(400, "request.invalid");
    assertThat(problem.body()).contains("\"field\":\"value\"");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "{}; target",
        "{\"target\":\"planet\",\"value\":\"x\",\"reason\":\"x\"}; target",
        "{\"target\":\"host\",\"reason\":\"x\"}; value",
        "{\"target\":\"host\",\"value\":\"h\"}; reason",
        "{\"target\":\"host\",\"value\":\"h\",\"reason\":\"a\\nb\"}; reason",
        "{\"target\":\"role\",\"value\":\"user\",\"reason\":\"x\",\"expires_at\":\"soon\"}; expires_at",
        "{\"target\":\"role\",\"value\":\"user\",\"reason\":\"x\",\"expires_at\":\"9999-12-31T12:00:00Z\"}; expires_at",
        "{\"target\":\"role\",\"value\":\"user\",\"reason\":\"x\",\"until\":\"x\"}; until"
      })
  @DisplayName("a body that is not as described is 400 with the field")
  void aBodyThatIsNotAsDescribed(String body, String field) {
    assertThat(create(body).isProblem(400, "request.invalid").body())
        .contains("\"field\":\"" + field + "\"");
  }

  @Test
  @DisplayName("a reason has at most 500 characters")
  void aReasonHasABound() {
    create(on("role", "user").replace("Stolen device", "x".repeat(501)))
        .isProblem(400, "request.invalid");
    create(on("role", "user").replace("Stolen device", "x".repeat(500))).is(201);
  }

  @Test
  @DisplayName("what is not there is 422; what is over at once too; oneself and all admins 409")
  void refusals() {
    create(on("user", "usr-nobody")).isProblem(422, "lock.unknown-target");
    create(on("workspace", "ws-none")).isProblem(422, "lock.unknown-target");
    create(on("host", "host-none")).isProblem(422, "lock.unknown-target");
    create(on("role", "user").replace("}", ",\"expires_at\":\"2020-01-01T00:00:00Z\"}"))
        .isProblem(422, "lock.already-expired");
    create(on("role", "admin")).isProblem(409, "lock.hits-all-admins");
    create(on("ip", "127.0.0.0/8")).isProblem(409, "lock.hits-author");
    assertThat(list("")).isEmpty();
  }

  @Test
  @DisplayName("API-4: launches, sign-ins, renewals and registrations are 423 with reason and end")
  void whatBeginsIs423() {
    var person = server.account(Role.USER);
    var signedIn = server.login(person.email().value());
    var token = signedIn.text("access_token");
    var end = server.app.clock.instant().plus(Duration.ofHours(1));
    create(on("role", "user").replace("}", ",\"expires_at\":\"%s\"}".formatted(Wire.time(end))))
        .is(201);

    locked(server.post("/api/workspaces/ws-desktop/launch").as(token).send(), end);
    locked(login(person, TestServer.PASSWORD), end);
    login(person, "a wrong password").isProblem(401, "auth.invalid-credentials");
    locked(
        server
            .post("/api/auth/refresh")
            .json("{\"refresh_token\":\"%s\"}".formatted(signedIn.text("refresh_token")))
            .send(),
        end);
    locked(
        server
            .post("/api/auth/register")
            .json(
                "{\"email\":\"locked-new@example.org\",\"password\":\"%s\",\"name\":\"N\"}"
                    .formatted(TestServer.PASSWORD))
            .send(),
        end);
    assertThat(server.app.store.entries())
        .filteredOn(entry -> entry.action().equals("launch_workspace") && !entry.success())
        .extracting(AuditEntry::userId)
        .contains(person.id().value());
    server.post("/api/workspaces/none/launch").as(token).send().isMissing("workspace.not-found");
  }

  @Test
  @DisplayName("a locked account's token opens nothing but signing out and what is open to anybody")
  void aLockedTokenOpensNothing() {
    var person = server.account(Role.OPERATOR);
    var token = server.login(person.email().value()).text("access_token");
    create(on("user", person.id().value())).is(201);
    var before = denials(person);

    for (var path : List.of("/api/auth/me", "/api/sessions", "/api/stats", "/api/none")) {
      var refused = server.get(path).as(token).send().isProblem(423, "lock.in-force");
      assertThat(refused.object("context")).isEqualTo(whoIsLocked());
    }
    server.get("/api/auth/me").as(token).send().isProblem(423, "lock.in-force");
    server.get("/api/admin/api-keys").as(token).send().isProblem(423, "lock.in-force");
    server.post("/api/ws-ticket").as(token).send().isProblem(423, "lock.in-force");
    server.get("/api/health").as(token).send().is(200);
    assertThat(denials(person).subList(before.size(), denials(person).size()))
        .as("the first of each route at once, repetitions later")
        .hasSize(6)
        .allSatisfy(details -> assertThat(details).endsWith(" refused by a lock"));

    removeAll();
    server.get("/api/auth/me").as(token).send().is(200);
    create(on("user", person.id().value())).is(201);
    server.post("/api/auth/logout").as(token).send().is(200);
    server.get("/api/auth/me").as(token).send().isProblem(401, "auth.invalid-token");
  }

  private static Map<String, Object> whoIsLocked() {
    return Map.of("target", "user", "reason", "Stolen device");
  }

  private static List<String> denials(Account.State person) {
    return server.app.store.entries().stream()
        .filter(entry -> entry.action().equals("permission_denied"))
        .filter(entry -> person.id().value().equals(entry.userId()))
        .map(entry -> requireNonNull(requireNonNull(entry.personal()).details()))
        .toList();
  }

  @Test
  @DisplayName("a locked account's calls are no signs of life")
  void lockedCallsAreNoSignsOfLife() {
    var person = server.account(Role.USER);
    var token = server.login(person.email().value()).text("access_token");
    server.post("/api/workspaces/ws-desktop/launch").as(token).send().is(201);
    var launched = server.app.live.model().activeSessionsOf(person.id());
    create(on("user", person.id().value())).is(201);
    server.app.clock.forward(Duration.ofSeconds(5));
    server.app.live.heard();
    server.get("/api/auth/me").as(token).send().is(423);

    assertThat(server.app.signs.lastSeen(launched).values())
        .containsExactly(launched.getFirst().startedAt());
  }

  @Test
  @DisplayName("the keys that a locked account made are refused, and others' are not")
  void keysOfALockedMaker() {
    var maker = server.account(Role.ADMIN);
    var token = server.login(maker.email().value()).text("access_token");
    var body = "{\"name\":\"gateway\",\"scopes\":[\"sessions:report\"]}";
    var key = server.post("/api/admin/api-keys").as(token).json(body).send().is(201).text("key");
    var other = server.apiKey(Scope.SESSIONS_REPORT);
    var path = "/api/sessions/ses-none/heartbeat";
    server.post(path).as(key).json("{}").send().isMissing("session.not-found");

    create(on("user", maker.id().value())).is(201);
    server.post(path).as(key).json("{}").send().isProblem(423, "lock.in-force");
    server.post(path).as(other).json("{}").send().isMissing("session.not-found");
    removeAll();
    server.post(path).as(key).json("{}").send().isMissing("session.not-found");
  }

  private static Answer login(Account.State person, String password) {
    return server
        .post("/api/auth/login")
        .json("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(person.email().value(), password))
        .send();
  }

  private static void locked(Answer answer, Instant end) {
    var problem = answer.isProblem(423, "lock.in-force");
    assertThat(problem.json())
        .containsEntry(
            "context",
            Map.of("target", "role", "reason", "Stolen device", "expires_at", Wire.time(end)));
  }

  @Test
  @DisplayName("API-6: the same Idempotency-Key makes one lock, and gets the first answer")
  void oneKeyMakesOneLock() {
    var first = once("key-of-a-lock", on("role", "user")).is(201);
    var again = once("key-of-a-lock", on("role", "user")).is(201);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(list("")).hasSize(1);
    once("key-of-a-lock", on("role", "operator")).isProblem(422, "request.idempotency-mismatch");
  }

  private static Answer once(String key, String body) {
    return server
        .post("/api/admin/locks")
        .as(admin)
        .header("Idempotency-Key", key)
        .json(body)
        .send();
  }

  @Test
  @DisplayName("API-2: pages lead from those in force to those that are over")
  void pages() {
    var soon = server.app.clock.instant().plusSeconds(1);
    for (var i = 0; i < 3; i++) {
      create(on("ip", "203.0.113." + i)).is(201);
      create(
              on("ip", "198.51.100." + i)
                  .replace("}", ",\"expires_at\":\"%s\"}".formatted(Wire.time(soon))))
          .is(201);
    }
    server.app.clock.forward(Duration.ofSeconds(1));
    server.app.live.heard();

    var first = server.get("/api/admin/locks?limit=4").as(admin).send().is(200);
    var link = first.header("Link");
    var rest = server.get(link.substring(1, link.indexOf('>'))).as(admin).send().is(200).list();

    assertThat(first.list())
        .extracting(lock -> lock.get("active"))
        .containsExactly(true, true, true, false);
    assertThat(rest).hasSize(2).allMatch(lock -> lock.get("active").equals(false));
    server.get("/api/admin/locks?target=planet").as(admin).send().isProblem(400, "request.invalid");
    server.get("/api/admin/locks?kind=ip").as(admin).send().isProblem(400, "request.invalid");
  }
}
