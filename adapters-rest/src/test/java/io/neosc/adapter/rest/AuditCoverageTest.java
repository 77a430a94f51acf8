package io.neosc.adapter.rest;

import static io.neosc.adapter.rest.testing.TestServer.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.security.Audits;
import io.neosc.adapter.rest.testing.Answer;
import io.neosc.adapter.rest.testing.Route;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.apikey.Scope;
import io.neosc.domain.identity.Role;
import io.neosc.domain.workspace.Limits;
import io.neosc.domain.workspace.WorkspaceFixture;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("API-10, AU-7: every route that changes something is called, and its entry is found")
final class AuditCoverageTest {
  private static final String WORKSPACE =
      "\"name\":\"Desk\",\"type\":\"linux\",\"url\":\"https://desk.example/\",\"launch_mode\":\"iframe\"";

  /** Entries that follow from the change on whichever node hears of it first (ADR 012). */
  private static final Map<String, Set<String>> FOLLOWING =
      Map.of("POST /api/admin/locks", Set.of("terminate_session"));

  private static TestServer server;
  private static String admin;
  private static String auditor;
  private static int calls;

  /**
   * One call of a route.
   *
   * @param call prepares what the call needs and gives the call itself
   * @param status that is answered
   * @param actions of the entries that the call leaves, no more and no less
   */
  private record Story(
      String route, Supplier<TestServer.Call> call, int status, Set<String> actions) {}

  @BeforeAll
  static void start() {
    server = TestServer.withLaunchTickets();
    admin = server.signIn(Role.ADMIN);
    auditor = server.signIn(Role.AUDITOR);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Story story(
      String route, Supplier<TestServer.Call> call, int status, String... actions) {
    return new Story(route, call, status, Set.of(actions));
  }

  /** The entries that a reader finds who asks as soon as the caller has the answer. */
  private static List<Map<String, Object>> entriesOf(Story story) {
    pass(Duration.ofSeconds(2));
    var call = story.call().get();
    var trace = "%032x".formatted(0xabc000 + ++calls);
    var answer = call.header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01").send();
    assertThat(answer.status())
        .as("%s: %s", story.route(), answer.body())
        .isEqualTo(story.status());
    var entries = server.get("/api/audit-logs?trace_id=" + trace).as(auditor).send().is(200).list();
    entries.forEach(
        entry -> assertThat(entry).as(story.route()).containsEntry("ip_address", "127.0.0.1"));
    return entries;
  }

  private static void pass(Duration time) {
    server.app.clock.forward(time);
    server.app.live.heard();
  }

  @Test
  @DisplayName("API-10: each call leaves exactly the entries that its route declares")
  void everyChangeLeavesItsEntries() {
    var declared = new TreeMap<String, Set<String>>();
    for (var route : Route.of(server)) {
      if (route.changes()) {
        declared.put(
            route.toString(), new TreeSet<>(List.of(route.metadata().stringValues(Audits.class))));
      }
    }
    var stories = stories();
    var seen = new TreeMap<String, Set<String>>();
    for (var story : stories) {
      var actions =
          entriesOf(story).stream()
              .map(entry -> String.valueOf(entry.get("action")))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(actions).as("%s, %d", story.route(), story.status()).isEqualTo(story.actions());
      seen.computeIfAbsent(story.route(), _ -> new TreeSet<>()).addAll(actions);
    }

    FOLLOWING.forEach((route, actions) -> seen.get(route).addAll(actions));
    assertThat(seen).isEqualTo(declared);
  }

  @Test
  @DisplayName("API-10: a route without a story would be found")
  void aRouteWithoutAStoryIsFound() {
    var told = stories().stream().map(Story::route).collect(Collectors.toSet());

    assertThat(Route.of(server).stream().filter(Route::changes).map(Route::toString))
        .hasSizeGreaterThan(30)
        .allMatch(told::contains);
  }

  private static List<Story> stories() {
    var all = new ArrayList<Story>();
    all.addAll(ownAccount());
    all.addAll(accounts());
    all.addAll(workspaces());
    all.addAll(sessions());
    all.addAll(rest());
    return all;
  }

  private static List<Story> ownAccount() {
    return List.of(
        story(
            "POST /api/auth/register",
            () ->
                post(
                    "/api/auth/register",
                    "{\"email\":\"new@example.org\",\"name\":\"New\",\"password\":\"%s\"}"
                        .formatted(PASSWORD)),
            201,
            "register"),
        story("POST /api/auth/login", () -> login(email(), PASSWORD), 200, "login"),
        story("POST /api/auth/login", () -> login("ghost@example.org", "wrong"), 401, "login"),
        story(
            "POST /api/auth/login",
            () -> {
              login("again@example.org", "wrong horse").send().is(401);
              return login("again@example.org", "wrong horse");
            },
            429,
            "block_sign_in"),
        story(
            "POST /api/auth/refresh",
            () -> refresh(server.login(email()).text("refresh_token")),
            200,
            "refresh_token"),
        story(
            "POST /api/auth/refresh",
            () -> {
              var used = server.login(email()).text("refresh_token");
              refresh(used).send().is(200);
              pass(Duration.ofMinutes(5));
              return refresh(used);
            },
            401,
            "token_reuse"),
        story(
            "POST /api/auth/logout",
            () -> {
              var user = server.signIn(Role.USER);
              launch(user);
              return server.post("/api/auth/logout").as(user);
            },
            200,
            "logout",
            "terminate_session"),
        story(
            "POST /api/auth/password",
            () -> {
              var email = email();
              server.login(email);
              return password(server.login(email).text("access_token"), PASSWORD);
            },
            200,
            "change_password",
            "revoke_sign_in"),
        story(
            "POST /api/auth/password",
            () -> password(server.signIn(Role.USER), "not my password"),
            422,
            "change_password"),
        story(
            "POST /api/auth/password",
            () -> {
              var token = server.signIn(Role.USER);
              password(token, "not my password").send().is(422);
              return password(token, "not my password");
            },
            429,
            "block_sign_in"),
        story("POST /api/ws-ticket", () -> server.post("/api/ws-ticket").as(admin), 200));
  }

  private static List<Story> accounts() {
    var user = "/api/admin/users/{id}";
    return List.of(
        story(
            "POST /api/admin/users",
            () ->
                asAdmin(
                    "POST",
                    "/api/admin/users",
                    "{\"email\":\"made@example.org\",\"password\":\"%s\",\"name\":\"M\",\"role\":\"user\"}"
                        .formatted(PASSWORD)),
            201,
            "create_user"),
        story(
            "PATCH " + user,
            () -> asAdmin("PATCH", busyUser(), "{\"disabled\":true}"),
            200,
            "update_user",
            "revoke_sign_in",
            "terminate_session"),
        story(
            "DELETE " + user,
            () -> server.call("DELETE", busyUser()).as(admin),
            204,
            "delete_user",
            "revoke_sign_in",
            "terminate_session"),
        story(
            "POST " + user + "/revoke-tokens",
            () -> server.post(busyUser() + "/revoke-tokens").as(admin),
            200,
            "revoke_sign_in"),
        story(
            "POST " + user + "/reset-mfa",
            () -> server.post(busyUser() + "/reset-mfa").as(admin),
            200),
        story("POST /api/organizations", () -> organization("One"), 201, "create_organization"),
        story(
            "PATCH /api/organizations/{id}",
            () -> asAdmin("PATCH", made(organization("Two")), "{\"name\":\"Second\"}"),
            200,
            "update_organization"),
        story(
            "DELETE /api/organizations/{id}",
            () -> server.call("DELETE", made(organization("Three"))).as(admin),
            204,
            "delete_organization"));
  }

  private static List<Story> workspaces() {
    var one = "/api/workspaces/{id}";
    return List.of(
        story("POST /api/workspaces", AuditCoverageTest::workspace, 201, "create_workspace"),
        story(
            "PUT " + one,
            () -> asAdmin("PUT", made(workspace()), "{" + WORKSPACE + ",\"cpu\":\"8\"}"),
            200,
            "update_workspace"),
        story(
            "PATCH " + one,
            () -> asAdmin("PATCH", made(workspace()), "{\"cpu\":\"8\"}"),
            200,
            "update_workspace"),
        story(
            "POST " + one + "/status",
            () -> asAdmin("POST", made(workspace()) + "/status", "{\"status\":\"error\"}"),
            200,
            "update_workspace"),
        story(
            "DELETE " + one,
            () -> {
              var path = made(workspace());
              server.post(path + "/launch").as(server.signIn(Role.USER)).send().is(201);
              pass(Duration.ofSeconds(1));
              return server.call("DELETE", path).as(admin);
            },
            204,
            "delete_workspace",
            "terminate_session"),
        story(
            "POST " + one + "/launch",
            () -> server.post("/api/workspaces/ws-many/launch").as(server.signIn(Role.USER)),
            201,
            "launch_workspace"),
        story(
            "POST " + one + "/launch",
            () -> {
              var path = made(workspace());
              asAdmin("POST", path + "/status", "{\"status\":\"error\"}").send().is(200);
              pass(Duration.ofSeconds(1));
              return server.post(path + "/launch").as(server.signIn(Role.USER));
            },
            422,
            "launch_workspace"),
        story(
            "POST " + one + "/stop",
            () -> {
              var user = server.signIn(Role.USER);
              launch(user);
              return server.post("/api/workspaces/ws-desktop/stop").as(user);
            },
            200,
            "stop_workspace"));
  }

  private static List<Story> sessions() {
    return List.of(
        story(
            "POST /api/sessions/{id}/disconnect",
            () -> {
              var user = server.signIn(Role.USER);
              return server.post("/api/sessions/" + launch(user) + "/disconnect").as(user);
            },
            200,
            "disconnect_session"),
        story(
            "POST /api/admin/sessions/{id}/terminate",
            () -> asAdmin("POST", "/api/admin/sessions/" + launched() + "/terminate", REASON),
            200,
            "terminate_session"),
        story(
            "POST /api/admin/sessions/terminate",
            () -> {
              launched();
              return asAdmin(
                  "POST",
                  "/api/admin/sessions/terminate",
                  "{\"reason\":\"moving house\",\"filter\":{\"workspace_id\":\"ws-desktop\"}}");
            },
            200,
            "terminate_session"),
        story(
            "POST /api/sessions/{id}/heartbeat",
            () ->
                byGateway(
                    "/api/sessions/" + launched() + "/heartbeat",
                    "{\"tunnel_status\":\"encrypted\",\"at\":\"%s\"}"
                        .formatted(server.app.clock.instant())),
            200,
            "report_session"),
        story(
            "POST /api/sessions/{id}/ended",
            () -> byGateway("/api/sessions/" + launched() + "/ended", REASON),
            200,
            "terminate_session"),
        story(
            "POST /api/launch-tickets/redeem",
            () -> {
              var launch = launching(server.signIn(Role.USER)).object("launch_ticket");
              return byGateway(
                  "/api/launch-tickets/redeem", "{\"ticket\":\"" + launch.get("ticket") + "\"}");
            },
            200,
            "redeem_launch_ticket"));
  }

  private static List<Story> rest() {
    return List.of(
        story("POST /api/admin/api-keys", AuditCoverageTest::apiKey, 201, "create_api_key"),
        story(
            "DELETE /api/admin/api-keys/{id}",
            () ->
                server
                    .call("DELETE", "/api/admin/api-keys/" + apiKey().send().is(201).text("id"))
                    .as(admin),
            204,
            "revoke_api_key"),
        story(
            "POST /api/admin/locks",
            () -> lock(server.account(Role.USER).key()),
            201,
            "create_lock"),
        story(
            "DELETE /api/admin/locks/{id}",
            () -> {
              var lock = lock(server.account(Role.USER).key()).send().is(201).text("id");
              return server.call("DELETE", "/api/admin/locks/" + lock).as(admin);
            },
            204,
            "remove_lock"),
        story(
            "DELETE /api/admin/sign-in-blocks/{id}",
            () -> {
              login("blocked@example.org", "wrong horse").send().is(401);
              var blocks = server.get("/api/admin/sign-in-blocks").as(admin).send().is(200).list();
              return server
                  .call("DELETE", "/api/admin/sign-in-blocks/" + blocks.getFirst().get("id"))
                  .as(admin);
            },
            204,
            "clear_sign_in_block"),
        story(
            "PATCH /api/policies/{id}",
            () -> asAdmin("PATCH", "/api/policies/pol-mfa-required", "{}"),
            200,
            "toggle_policy"),
        // Last, because it takes away what the others made.
        story(
            "POST /api/workspaces/reset",
            () -> {
              for (var id : List.of("ws-desktop", "ws-fresh")) {
                server.app.catalogue.put(
                    new WorkspaceId(id), WorkspaceFixture.aDescription("Restored", Limits.DEFAULT));
              }
              launched();
              return server.post("/api/workspaces/reset").as(admin);
            },
            200,
            "reset_workspaces",
            "create_workspace",
            "update_workspace",
            "delete_workspace",
            "terminate_session"));
  }

  private static final String REASON = "{\"reason\":\"moving house\"}";

  private static String email() {
    return server.account(Role.USER).email().value();
  }

  private static TestServer.Call post(String path, String body) {
    return server.post(path).json(body);
  }

  private static TestServer.Call asAdmin(String method, String path, String body) {
    return server.call(method, path).as(admin).json(body);
  }

  private static TestServer.Call byGateway(String path, String body) {
    return post(path, body).as(server.apiKey(Scope.SESSIONS_REPORT));
  }

  private static TestServer.Call login(String email, String password) {
    return post(
        "/api/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
  }

  private static TestServer.Call refresh(String token) {
    return post("/api/auth/refresh", "{\"refresh_token\":\"" + token + "\"}");
  }

  private static TestServer.Call password(String token, String current) {
    return post(
            "/api/auth/password",
            "{\"current\":\"%s\",\"new\":\"another horse battery\"}".formatted(current))
        .as(token);
  }

  private static TestServer.Call organization(String name) {
    return asAdmin(
        "POST",
        "/api/organizations",
        "{\"name\":\"%1$s\",\"domain\":\"%1$s.example\"}".formatted(name));
  }

  private static TestServer.Call workspace() {
    return asAdmin("POST", "/api/workspaces", "{" + WORKSPACE + "}");
  }

  private static TestServer.Call apiKey() {
    return asAdmin("POST", "/api/admin/api-keys", "{\"name\":\"A\",\"scopes\":[\"check\"]}");
  }

  private static TestServer.Call lock(String user) {
    return asAdmin(
        "POST",
        "/api/admin/locks",
        "{\"target\":\"user\",\"value\":\"%s\",\"reason\":\"Stolen device\"}".formatted(user));
  }

  /** Where the thing is that the call makes. */
  private static String made(TestServer.Call call) {
    var location = call.send().is(201);
    pass(Duration.ofSeconds(1));
    return location.raw().uri().getPath() + "/" + location.text("id");
  }

  /** An account that is signed in and has a session. */
  private static String busyUser() {
    var person = server.account(Role.USER);
    launch(server.login(person.email().value()).text("access_token"));
    return "/api/admin/users/" + person.key();
  }

  private static String launched() {
    return launch(server.signIn(Role.USER));
  }

  private static String launch(String user) {
    return launching(user).text("session_id");
  }

  private static Answer launching(String user) {
    server.app.live.heard();
    var launched = server.post("/api/workspaces/ws-desktop/launch").as(user).send().is(201);
    pass(Duration.ofSeconds(1));
    return launched;
  }
}
