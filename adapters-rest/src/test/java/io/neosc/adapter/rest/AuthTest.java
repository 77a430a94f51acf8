package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.Answer;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.identity.Role;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Registration and sign-in over HTTP")
final class AuthTest {
  private static final String REGISTER =
      """
      {"email":"%s","password":"correct horse battery","name":" Ada ","organization":"Analytical"}\
      """;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @DisplayName("ID-1, ID-2: registering answers 201 with tokens and the user, always of role user")
  void registeringSignsIn() {
    var answer =
        server
            .post("/api/auth/register")
            .json(REGISTER.formatted("Ada@Example.org"))
            .send()
            .is(201);

    assertThat(answer.json())
        .containsOnlyKeys("access_token", "token_type", "expires_in", "refresh_token", "user")
        .containsEntry("token_type", "bearer")
        .containsEntry("expires_in", 900);
    assertThat(answer.object("user"))
        .containsOnlyKeys(
            "id", "email", "name", "organization", "organization_id", "role", "mfa_enabled")
        .containsEntry("email", "Ada@Example.org")
        .containsEntry("name", "Ada")
        .containsEntry("organization", "Default")
        .containsEntry("role", "user")
        .containsEntry("mfa_enabled", false);
    assertThat(server.get("/api/auth/me").as(answer.text("access_token")).send().is(200).json())
        .isEqualTo(answer.object("user"));
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  @DisplayName("ID-1: an address in use, in whatever case, is 409 account.email-taken")
  void takenAddressIsRefused() {
    server.post("/api/auth/register").json(REGISTER.formatted("twice@example.org")).send().is(201);

    server
        .post("/api/auth/register")
        .json(REGISTER.formatted("TWICE@example.org"))
        .send()
        .isProblem(409, "account.email-taken");
  }

  @Test
  @DisplayName("ID-1, API-7: a bad address, a short password and a blank name are named")
  void badRegistrationIsRefused() {
    var answer =
        server
            .post("/api/auth/register")
            .json("{\"email\":\"nobody\",\"password\":\"\",\"name\":\"  \"}")
            .send()
            .isProblem(400, "request.invalid");
    assertThat(answer.fieldErrors())
        .containsExactly("email:invalid", "password:required", "name:required");

    server
        .post("/api/auth/register")
        .json("{\"email\":\"short@example.org\",\"password\":\"short\",\"name\":\"S\"}")
        .send()
        .isProblem(422, "account.password-rejected");
  }

  @Test
  @DisplayName("ID-3: unknown account, wrong password and no address at all get the same answer")
  void failuresLookTheSame() {
    var account = server.account(Role.USER);

    var wrong = login(account.email().value(), "wrong horse battery");
    var unknown = login("unknown@example.org", "wrong horse battery");
    var nonsense = login("nonsense", "wrong horse battery");

    for (var answer : new Answer[] {wrong, unknown, nonsense}) {
      answer.isProblem(401, "auth.invalid-credentials");
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
      assertThat(answer.text("detail")).isEqualTo(wrong.text("detail"));
    }
  }

  @Test
  @DisplayName("ID-2, API-13: a refused login is audited with address, agent and trace")
  void refusedLoginIsAudited() {
    var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    server
        .post("/api/auth/login")
        .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
        .header("User-Agent", "test/1")
        .json("{\"email\":\"ghost@example.org\",\"password\":\"wrong horse battery\"}")
        .send()
        .isProblem(401, "auth.invalid-credentials");

    var entry =
        server.app.store.entries().stream()
            .filter(e -> Objects.equals(e.traceId(), trace))
            .findFirst()
            .orElseThrow();
    assertThat(entry)
        .extracting(AuditEntry::action, AuditEntry::success, AuditEntry::userId)
        .containsExactly("login", false, null);
    assertThat(entry.personal()).isNotNull();
    assertThat(entry.personal().userEmail()).isEqualTo("ghost@example.org");
    assertThat(entry.personal().ipAddress()).isEqualTo("127.0.0.1");
    assertThat(entry.personal().userAgent()).isEqualTo("test/1");
  }

  @Test
  @DisplayName("ID-6: a refresh token works once; used again it ends its sign-in")
  void refreshTokensRotate() {
    var first = server.login(server.account(Role.USER).email().value());
    var second = refresh(first.text("refresh_token")).is(200);
    assertThat(second.json()).containsOnlyKeys(first.json().keySet());
    me(second.text("access_token")).is(200);

    refresh(first.text("refresh_token")).isProblem(401, "auth.invalid-credentials");

    me(second.text("access_token")).isProblem(401, "auth.invalid-token");
    refresh(second.text("refresh_token")).isProblem(401, "auth.invalid-credentials");
  }

  @Test
  @DisplayName("ID-7, ID-8: signing out ends all sessions and the token at once")
  void logoutEndsEverything() {
    var token = server.signIn(Role.USER);
    server.post("/api/workspaces/ws-desktop/launch").as(token).send().is(201);
    server.post("/api/workspaces/ws-many/launch").as(token).send().is(201);
    server.post("/api/workspaces/ws-many/launch").as(token).send().is(201);

    var answer = server.post("/api/auth/logout").as(token).json("{}").send().is(200);

    assertThat(answer.json())
        .containsOnlyKeys("message", "sessions_terminated")
        .containsEntry("sessions_terminated", 3);
    me(token).isProblem(401, "auth.invalid-token");
  }

  @Test
  @DisplayName("ID-9: a new password ends the other sign-ins and not this one")
  void newPasswordEndsOtherSignIns() {
    var email = server.account(Role.AUDITOR).email().value();
    var here = server.login(email).text("access_token");
    var elsewhere = server.login(email).text("access_token");

    password(here, "not the present one", "another horse battery")
        .isProblem(422, "account.wrong-password");
    server.app.clock.forward(Duration.ofSeconds(1));
    server.app.live.heard();
    password(here, TestServer.PASSWORD, "short").isProblem(422, "account.password-rejected");
    password(here, TestServer.PASSWORD, "another horse battery").is(200);

    me(here).is(200);
    me(elsewhere).isProblem(401, "auth.invalid-token");
    login(email, TestServer.PASSWORD).isProblem(401, "auth.invalid-credentials");
    server.app.clock.forward(Duration.ofSeconds(1));
    server.app.live.heard();
    login(email, "another horse battery").is(200);
  }

  @Test
  @DisplayName("ID-1, API-16: where registration is closed it is 403, whatever was sent")
  void closedRegistrationIsRefused() {
    try (var closed = TestServer.closed()) {
      closed
          .post("/api/auth/register")
          .json(REGISTER.formatted("late@example.org"))
          .send()
          .isProblem(403, "auth.registration-closed");
      closed.post("/api/auth/register").send().isProblem(403, "auth.registration-closed");
      closed
          .post("/api/auth/register")
          .json("{\"email\": 1")
          .send()
          .isProblem(403, "auth.registration-closed");
    }
  }

  private static Answer me(String token) {
    return server.get("/api/auth/me").as(token).send();
  }

  private static Answer login(String email, String password) {
    return server
        .post("/api/auth/login")
        .json("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password))
        .send();
  }

  private static Answer refresh(String token) {
    return server
        .post("/api/auth/refresh")
        .json("{\"refresh_token\":\"%s\"}".formatted(token))
        .send();
  }

  private static Answer password(String token, String current, String next) {
    return server
        .post("/api/auth/password")
        .as(token)
        .json("{\"current\":\"%s\",\"new\":\"%s\"}".formatted(current, next))
        .send();
  }
}
