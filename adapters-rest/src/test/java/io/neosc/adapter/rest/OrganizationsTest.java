package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.Answer;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.identity.Role;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("ID-17: organizations over HTTP")
final class OrganizationsTest {
  private static final String ORGANIZATIONS = "/api/organizations";
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

  private static Answer send(String method, String path, String body) {
    return server.call(method, path).as(admin).json(body).send();
  }

  private static Answer made(String name) {
    return send("POST", ORGANIZATIONS, "{\"name\":\"" + name + "\",\"domain\":\"Example.ORG\"}");
  }

  private static void move(String account, String organization) {
    send("PATCH", "/api/admin/users/" + account, "{\"organization\":\"" + organization + "\"}")
        .is(200);
  }

  @Test
  @DisplayName("an organization is made, counted, renamed for everybody at once, and deleted")
  void anOrganizationsLife() {
    var acme = made(" ACME ").is(201);
    assertThat(acme.json())
        .containsOnlyKeys(
            "id", "name", "domain", "users_count", "member_count", "workspaces_count", "created_at")
        .containsEntry("name", "ACME")
        .containsEntry("domain", "example.org")
        .containsEntry("users_count", 0)
        .containsEntry("workspaces_count", 0);
    var path = ORGANIZATIONS + "/" + acme.text("id");
    var somebody = server.account(Role.USER);
    var token = server.login(somebody.email().value()).text("access_token");
    move(somebody.key(), "ACME");
    assertThat(server.get(path).as(token).send().is(200).json())
        .containsEntry("users_count", 1)
        .containsEntry("member_count", 1);

    assertThat(send("PATCH", path, "{\"name\":\"Acme Limited\",\"domain\":null}").is(200).json())
        .containsEntry("name", "Acme Limited")
        .containsEntry("domain", null);

    assertThat(server.get("/api/auth/me").as(token).send().is(200).json())
        .containsEntry("organization", "Acme Limited")
        .containsEntry("organization_id", acme.text("id"));
    server.call("DELETE", path).as(admin).send().isProblem(409, "organization.not-empty");
    move(somebody.key(), "org-default");
    server.call("DELETE", path).as(admin).send().is(204);
    server.get(path).as(admin).send().isMissing("organization.not-found");
    server.call("DELETE", path).as(admin).send().isMissing("organization.not-found");
  }

  @Test
  @DisplayName("a user sees the own organization alone, in the list and by id; others see all")
  void visibilityFollowsTheRole() {
    var other = made("Unseen").is(201).text("id");
    var user = server.signIn(Role.USER);

    assertThat(server.get(ORGANIZATIONS).as(user).send().is(200).list())
        .extracting(organization -> organization.get("id"))
        .containsExactly("org-default");
    server.get(ORGANIZATIONS + "/org-default").as(user).send().is(200);
    server.get(ORGANIZATIONS + "/" + other).as(user).send().isMissing("organization.not-found");
    for (var role : List.of(Role.AUDITOR, Role.OPERATOR)) {
      var reader = server.signIn(role);
      assertThat(server.get(ORGANIZATIONS).as(reader).send().is(200).list())
          .extracting(organization -> organization.get("id"))
          .contains(other, "org-default");
      server.get(ORGANIZATIONS + "/" + other).as(reader).send().is(200);
    }
  }

  @Test
  @DisplayName("the default organization is renamed but never deleted")
  void theDefaultOneStays() {
    var path = ORGANIZATIONS + "/org-default";
    server.call("DELETE", path).as(admin).send().isProblem(422, "organization.is-default");
    send("PATCH", path, "{\"domain\":\"own.example\"}").is(200);
    assertThat(server.get(path).as(admin).send().json())
        .containsEntry("name", "Default")
        .containsEntry("domain", "own.example");
  }

  @Test
  @DisplayName("API-7: wrong names and domains are named, taken names refused, nothing is stored")
  void wrongOnesAreRefused() {
    made("Taken").is(201);
    var before = server.stored();
    made("TAKEN").isProblem(409, "organization.name-taken");
    assertThat(send("POST", ORGANIZATIONS, "{}").fieldErrors())
        .containsExactly("name:required", "domain:required");
    assertThat(made("org-1").fieldErrors()).containsExactly("name:invalid");
    assertThat(made("a\\nb").fieldErrors()).containsExactly("name:invalid");
    for (var domain : List.of("a b", "http://a", "a..b", "-a", "a@b")) {
      var body = "{\"name\":\"N\",\"domain\":\"" + domain + "\"}";
      assertThat(send("POST", ORGANIZATIONS, body).fieldErrors())
          .as(domain)
          .containsExactly("domain:invalid");
    }
    var path = ORGANIZATIONS + "/org-default";
    send("PATCH", path, "{\"name\":\"taken\"}").isProblem(409, "organization.name-taken");
    for (var name : List.of("null", "\"\"", "\" \"", "\"org-x\"", "1")) {
      assertThat(send("PATCH", path, "{\"name\":" + name + "}").fieldErrors())
          .as(name)
          .hasSize(1)
          .first()
          .asString()
          .startsWith("name:");
    }
    assertThat(send("PATCH", path, "{\"users_count\":7}").fieldErrors())
        .containsExactly("users_count:unknown");
    assertThat(server.stored()).isEqualTo(before);
  }
}
