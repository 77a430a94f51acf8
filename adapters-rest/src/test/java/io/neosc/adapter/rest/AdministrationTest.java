package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.Answer;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.apikey.Scope;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("ID-14: accounts over HTTP")
final class AdministrationTest {
  private static final String USERS = "/api/admin/users";
  private static final String BODY =
      """
      {"email":"%s","password":"correct horse battery","name":" Grace ","role":"%s"}\
      """;
  private static TestServer server;
  private static String admin;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    admin = server.signIn(Role.ADMIN);
    server.account(Role.ADMIN);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer post(String path, String body) {
    return server.post(path).as(admin).json(body).send();
  }

  private static Answer patch(String id, String body) {
    return server.call("PATCH", USERS + "/" + id).as(admin).json(body).send();
  }

  private static Answer me(String token) {
    return server.get("/api/auth/me").as(token).send();
  }

  private static String tokenOf(Account.State account) {
    return server.login(account.email().value()).text("access_token");
  }

  @Test
  @DisplayName("an account is made, read by those who may, and signs in")
  void anAccountIsMadeAndRead() {
    var made = post(USERS, BODY.formatted("grace@example.org", "operator")).is(201);

    assertThat(made.json())
        .containsOnlyKeys(
            "id",
            "email",
            "name",
            "organization",
            "organization_id",
            "requested_organization",
            "role",
            "disabled",
            "mfa_enabled",
            "created_at",
            "updated_at")
        .containsEntry("email", "grace@example.org")
        .containsEntry("name", "Grace")
        .containsEntry("organization", "Default")
        .containsEntry("organization_id", "org-default")
        .containsEntry("role", "operator")
        .containsEntry("disabled", false)
        .containsEntry("requested_organization", null);
    for (var role : List.of(Role.AUDITOR, Role.OPERATOR, Role.ADMIN)) {
      var read = server.get(USERS + "/" + made.text("id")).as(server.signIn(role)).send().is(200);
      assertThat(read.json()).isEqualTo(made.json());
    }
    assertThat(made.body()).doesNotContain("hash", "password", "correct horse");
    assertThat(server.login("grace@example.org").object("user")).containsEntry("role", "operator");
    post(USERS, BODY.formatted("GRACE@example.org", "user")).isProblem(409, "account.email-taken");
  }

  @Test
  @DisplayName("API-7: what is wrong with a new account is named field by field, nothing is stored")
  void wrongAccountsAreNotMade() {
    var before = server.stored();
    assertThat(post(USERS, "{}").isProblem(400, "request.invalid").fieldErrors())
        .containsExactly("email:required", "password:required", "name:required", "role:required");
    for (var role : List.of("root", "ADMIN", "Admin", "user ", "admin,user")) {
      assertThat(post(USERS, BODY.formatted("x@example.org", role)).fieldErrors())
          .as(role)
          .containsExactly("role:invalid");
    }
    assertThat(post(USERS, BODY.formatted("nobody", "user")).fieldErrors())
        .containsExactly("email:invalid");
    post(USERS, BODY.formatted("x@example.org", "user").replace("correct horse battery", "short"))
        .isProblem(422, "account.password-rejected");
    var elsewhere = "\"role\":\"user\",\"organization\":\"Nowhere\"";
    post(USERS, BODY.formatted("x@example.org", "user").replace("\"role\":\"user\"", elsewhere))
        .isProblem(422, "organization.unknown");
    assertThat(server.stored()).isEqualTo(before);
  }

  @Test
  @DisplayName("ID-8: another role makes the old tokens worthless at once, with before and after")
  void anotherRoleEndsTheTokens() {
    var somebody = server.account(Role.OPERATOR);
    var login = server.login(somebody.email().value());
    var token = login.text("access_token");
    me(token).is(200);

    assertThat(patch(somebody.key(), "{\"role\":\"user\"}").is(200).text("role")).isEqualTo("user");

    me(token).isProblem(401, "auth.invalid-token");
    server
        .post("/api/auth/refresh")
        .json("{\"refresh_token\":\"" + login.text("refresh_token") + "\"}")
        .send()
        .isProblem(401, "auth.invalid-credentials");
    assertThat(me(tokenOf(somebody)).text("role")).isEqualTo("user");
    var entry =
        server
            .get("/api/audit-logs?action=update_user&resource=user:" + somebody.key())
            .as(admin)
            .send()
            .is(200)
            .list()
            .getFirst();
    assertThat(entry.get("before")).hasToString("{role=operator}");
    assertThat(entry.get("after")).hasToString("{role=user}");
  }

  @Test
  @DisplayName("ID-3: a disabled account is refused like any wrong password, until it is enabled")
  void aDisabledAccountIsRefused() {
    var somebody = server.account(Role.USER);
    var token = tokenOf(somebody);
    assertThat(patch(somebody.key(), "{\"disabled\":true}").is(200).json())
        .containsEntry("disabled", true);

    me(token).isProblem(401, "auth.invalid-token");
    server
        .post("/api/auth/login")
        .json(
            "{\"email\":\"%s\",\"password\":\"%s\"}"
                .formatted(somebody.email().value(), TestServer.PASSWORD))
        .send()
        .isProblem(401, "auth.invalid-credentials");
    patch(somebody.key(), "{\"disabled\":false}").is(200);
    server.app.clock.forward(Duration.ofSeconds(2));
    me(tokenOf(somebody)).is(200);
  }

  @Test
  @DisplayName("RFC 7396: what is absent stays, null takes nothing away, {} changes nothing")
  void aPatchChangesWhatItNames() {
    var somebody = server.account(Role.AUDITOR);
    var token = tokenOf(somebody);
    var renamed =
        server
            .call("PATCH", USERS + "/" + somebody.key())
            .as(admin)
            .header("Content-Type", "application/merge-patch+json")
            .content("{\"name\":\" New Name \"}")
            .send()
            .is(200);

    assertThat(renamed.json())
        .containsEntry("name", "New Name")
        .containsEntry("role", "auditor")
        .containsEntry("disabled", false);
    assertThat(me(token).is(200).text("name")).isEqualTo("New Name");
    var before = server.stored();
    patch(somebody.key(), "{}").is(200);
    assertThat(
            patch(somebody.key(), "{\"role\":null,\"name\":null,\"disabled\":null}")
                .isProblem(400, "request.invalid")
                .fieldErrors())
        .containsExactly("role:required", "disabled:type", "name:required");
    assertThat(patch(somebody.key(), "{\"email\":\"a@b.c\",\"password\":\"x\"}").fieldErrors())
        .containsExactly("email:unknown", "password:unknown");
    patch(somebody.key(), "{\"organization\":\"Nowhere\"}").isProblem(422, "organization.unknown");
    server
        .call("PATCH", USERS + "/" + somebody.key())
        .as(admin)
        .send()
        .isProblem(400, "request.malformed");
    assertThat(server.stored()).isEqualTo(before);
  }

  @Test
  @DisplayName("a deleted account is gone, its address is free, its entries stay")
  void aDeletedAccountIsGone() {
    var somebody = server.account(Role.USER);
    var token = tokenOf(somebody);
    var path = USERS + "/" + somebody.key();

    assertThat(server.call("DELETE", path).as(admin).send().is(204).body()).isEmpty();

    me(token).isProblem(401, "auth.invalid-token");
    server.get(path).as(admin).send().isMissing("account.not-found");
    server.call("DELETE", path).as(admin).send().isMissing("account.not-found");
    patch(somebody.key(), "{\"role\":\"user\"}").isMissing("account.not-found");
    post(USERS, BODY.formatted(somebody.email().value(), "user")).is(201);
    assertThat(server.get("/api/audit-logs?user_id=" + somebody.key()).as(admin).send().list())
        .extracting(entry -> entry.get("action"))
        .contains("login");
  }

  @Test
  @DisplayName("revoke-tokens ends all sign-ins, reset-mfa says that there is nothing")
  void tokensAreRevoked() {
    var somebody = server.account(Role.USER);
    var tokens = List.of(tokenOf(somebody), tokenOf(somebody));
    var path = USERS + "/" + somebody.key();

    assertThat(server.post(path + "/revoke-tokens").as(admin).send().is(200).json())
        .containsEntry("sign_ins_revoked", 2);

    tokens.forEach(token -> me(token).isProblem(401, "auth.invalid-token"));
    var before = server.stored();
    assertThat(post(path + "/reset-mfa", "{}").is(200).json())
        .containsEntry("reset", false)
        .containsEntry("message", "No second factor is enrolled");
    assertThat(server.stored()).isEqualTo(before);
    post(USERS + "/usr-none/reset-mfa", "{}").isMissing("account.not-found");
    post(USERS + "/usr-none/revoke-tokens", "{}").isMissing("account.not-found");
  }

  @Test
  @DisplayName("nobody demotes, disables or deletes the own account, or the last admin")
  void adminsStay() {
    try (var lonely = TestServer.start()) {
      var root = lonely.login("admin@example.org");
      var path = USERS + "/" + root.object("user").get("id");
      for (var code : List.of("account.last-admin", "account.own-account")) {
        var before = lonely.stored();
        for (var body : List.of("{\"role\":\"user\"}", "{\"disabled\":true}")) {
          lonely
              .call("PATCH", path)
              .as(root.text("access_token"))
              .json(body)
              .send()
              .isProblem(409, code);
        }
        lonely.call("DELETE", path).as(root.text("access_token")).send().isProblem(409, code);
        assertThat(lonely.stored()).isEqualTo(before);
        lonely.get("/api/auth/me").as(root.text("access_token")).send().is(200);
        lonely.account(Role.ADMIN);
      }
    }
  }

  @Test
  @DisplayName("API-2: lists are filtered and paged, newest first; unknown filters are refused")
  void accountsAreListed() {
    var organization =
        post("/api/organizations", "{\"name\":\"Listed\",\"domain\":\"listed.example\"}")
            .is(201)
            .text("id");
    var ids = new ArrayList<String>();
    for (var i = 0; i < 5; i++) {
      var made =
          post(
              USERS,
              BODY.formatted("l" + i + "@listed.example", i == 4 ? "auditor" : "user")
                  .replace("}", ",\"organization\":\"Listed\"}"));
      ids.addFirst(made.is(201).text("id"));
    }
    patch(ids.get(1), "{\"disabled\":true}").is(200);

    assertThat(ids("organization=Listed")).isEqualTo(ids);
    assertThat(ids("organization=" + organization)).isEqualTo(ids);
    assertThat(ids("organization=Listed&role=auditor")).containsExactly(ids.getFirst());
    assertThat(ids("organization=Listed&disabled=true")).containsExactly(ids.get(1));
    assertThat(ids("disabled=false&q=LISTED.ex")).hasSize(4);
    assertThat(ids("q=l3%40listed")).containsExactly(ids.get(1));
    assertThat(ids("q=.*")).isEmpty();
    assertThat(paged(USERS + "?organization=Listed&limit=2")).isEqualTo(ids);
    for (var query :
        List.of("organization=Nowhere", "role=root", "disabled=maybe", "skip=1", "q=")) {
      server.get(USERS + "?" + query).as(admin).send().isProblem(400, "request.invalid");
    }
  }

  private static List<String> ids(String query) {
    return idsIn(server.get(USERS + "?" + query).as(admin).send().is(200));
  }

  private static List<String> idsIn(Answer answer) {
    return answer.list().stream().map(account -> String.valueOf(account.get("id"))).toList();
  }

  private static List<String> paged(String path) {
    var all = new ArrayList<String>();
    for (var next = path; !next.isEmpty(); ) {
      var page = server.get(next).as(admin).send().is(200);
      all.addAll(idsIn(page));
      var link = page.header("Link");
      next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
    }
    return all;
  }

  @Test
  @DisplayName("ID-17: what somebody asked for when registering is noted for the admin alone")
  void whatWasAskedForIsNoted() {
    var registered =
        server
            .post("/api/auth/register")
            .json(
                "{\"email\":\"asks@example.org\",\"password\":\"correct horse battery\","
                    + "\"name\":\"A\",\"organization\":\"ACME\"}")
            .send()
            .is(201);
    var user = registered.object("user");

    assertThat(user).containsEntry("organization", "Default").doesNotContainValue("ACME");
    assertThat(server.get(USERS + "/" + user.get("id")).as(admin).send().json())
        .containsEntry("requested_organization", "ACME")
        .containsEntry("organization", "Default");
  }

  @Test
  @DisplayName("ID-18: a refusal by role is in the trail when it is answered, a flood is one entry")
  void refusalsAreInTheTrail() {
    var token = server.signIn(Role.AUDITOR);
    var path = USERS + "/usr-none";
    for (var i = 0; i < 20; i++) {
      server.call("DELETE", path).as(token).send().isProblem(403, "auth.not-allowed");
    }
    server.call("DELETE", path).send().isProblem(401, "auth.required");
    for (var i = 0; i < 20; i++) {
      server.call("MADEUP" + i, path).as(token).send();
    }

    assertThat(server.app.store.entries().stream())
        .filteredOn(entry -> entry.action().equals("permission_denied"))
        .filteredOn(entry -> entry.resource().equals("route:" + USERS + "/{id}"))
        .singleElement()
        .extracting(AuditEntry::role, AuditEntry::success)
        .containsExactly("auditor", false);
    assertThat(server.app.store.entries().stream())
        .filteredOn(entry -> entry.resource().equals("route:none"))
        .as("made-up methods are one")
        .hasSizeLessThan(2);
  }

  @Test
  @DisplayName("ID-15, ID-18: a refusal of an API key names the key, never its secret")
  void refusalsOfKeysAreInTheTrail() {
    var key = server.apiKey(Scope.METRICS_READ);
    server.get(USERS).as(key).send().isProblem(403, "auth.wrong-scope");
    server.get(USERS).as(key).send().isProblem(403, "auth.wrong-scope");

    assertThat(server.app.store.entries())
        .filteredOn(entry -> entry.action().equals("permission_denied"))
        .extracting(entry -> entry.personal().details())
        .filteredOn(details -> details.contains("API key"))
        .singleElement()
        .asString()
        .matches("GET /api/admin/users refused to the API key key-\\S+")
        .doesNotContain(key);
  }

  @Test
  @DisplayName("ID-18: a refusal of another kind than by role is in the trail as well")
  void otherRefusalsAreInTheTrail() {
    try (var closed = TestServer.closed()) {
      var token = closed.signIn(Role.USER);
      closed
          .post("/api/auth/register")
          .as(token)
          .json("{}")
          .send()
          .isProblem(403, "auth.registration-closed");
      closed.post("/api/auth/register").json("{}").send().is(403);

      assertThat(closed.app.store.entries())
          .filteredOn(entry -> entry.action().equals("permission_denied"))
          .singleElement()
          .extracting(AuditEntry::resource)
          .isEqualTo("route:/api/auth/register");
    }
  }
}
