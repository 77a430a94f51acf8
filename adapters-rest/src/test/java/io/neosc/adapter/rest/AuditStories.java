package io.neosc.adapter.rest;

import static io.neosc.adapter.rest.testing.TestServer.PASSWORD;

import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.identity.Role;
import io.neosc.domain.workspace.Limits;
import io.neosc.domain.workspace.WorkspaceFixture;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A call of every route that changes something, with what it leaves in the trail. */
final class AuditStories {
  private static final String REASON = "{\"reason\":\"moving house\"}";

  private final TestServer server;
  private final String admin;
  private final ChangingCalls calls;

  AuditStories(TestServer server, String admin) {
    this.server = server;
    this.admin = admin;
    this.calls = new ChangingCalls(server, admin);
  }

  /**
   * One call of a route.
   *
   * @param call prepares what the call needs and gives the call itself
   * @param status that is answered
   * @param actions of the entries that the call leaves, no more and no less
   */
  record Story(String route, Supplier<TestServer.Call> call, int status, Set<String> actions) {}

  private static Story story(
      String route, Supplier<TestServer.Call> call, int status, String... actions) {
    return new Story(route, call, status, Set.of(actions));
  }

  /** All of them, in an order in which each finds what it needs. */
  List<Story> all() {
    var all = new ArrayList<Story>();
    all.addAll(ownAccount());
    all.addAll(accounts());
    all.addAll(workspaces());
    all.addAll(sessions());
    all.addAll(rest());
    return all;
  }

  private List<Story> ownAccount() {
    return List.of(
        story(
            "POST /api/auth/register",
            () ->
                calls.post(
                    "/api/auth/register",
                    "{\"email\":\"new@example.org\",\"name\":\"New\",\"password\":\"%s\"}"
                        .formatted(PASSWORD)),
            201,
            "register"),
        story("POST /api/auth/login", () -> calls.login(calls.email(), PASSWORD), 200, "login"),
        story(
            "POST /api/auth/login", () -> calls.login("ghost@example.org", "wrong"), 401, "login"),
        story(
            "POST /api/auth/login",
            () -> {
              calls.login("again@example.org", "wrong horse").send().is(401);
              return calls.login("again@example.org", "wrong horse");
            },
            429,
            "block_sign_in"),
        story(
            "POST /api/auth/refresh",
            () -> calls.refresh(server.login(calls.email()).text("refresh_token")),
            200,
            "refresh_token"),
        story(
            "POST /api/auth/refresh",
            () -> {
              var used = server.login(calls.email()).text("refresh_token");
              calls.refresh(used).send().is(200);
              calls.pass(Duration.ofMinutes(5));
              return calls.refresh(used);
            },
            401,
            "token_reuse"),
        story(
            "POST /api/auth/logout",
            () -> {
              var user = server.signIn(Role.USER);
              calls.launch(user);
              return server.post("/api/auth/logout").as(user);
            },
            200,
            "logout",
            "terminate_session"),
        story(
            "POST /api/auth/password",
            () -> {
              var email = calls.email();
              server.login(email);
              return calls.password(server.login(email).text("access_token"), PASSWORD);
            },
            200,
            "change_password",
            "revoke_sign_in"),
        story(
            "POST /api/auth/password",
            () -> calls.password(server.signIn(Role.USER), "not my password"),
            422,
            "change_password"),
        story(
            "POST /api/auth/password",
            () -> {
              var token = server.signIn(Role.USER);
              calls.password(token, "not my password").send().is(422);
              return calls.password(token, "not my password");
            },
            429,
            "block_sign_in"),
        story("POST /api/ws-ticket", () -> server.post("/api/ws-ticket").as(admin), 200));
  }

  private List<Story> accounts() {
    var user = "/api/admin/users/{id}";
    return List.of(
        story(
            "POST /api/admin/users",
            () ->
                calls.asAdmin(
                    "POST",
                    "/api/admin/users",
                    "{\"email\":\"made@example.org\",\"password\":\"%s\",\"name\":\"M\",\"role\":\"user\"}"
                        .formatted(PASSWORD)),
            201,
            "create_user"),
        story(
            "PATCH " + user,
            () -> calls.asAdmin("PATCH", calls.busyUser(), "{\"disabled\":true}"),
            200,
            "update_user",
            "revoke_sign_in",
            "terminate_session"),
        story(
            "DELETE " + user,
            () -> server.call("DELETE", calls.busyUser()).as(admin),
            204,
            "delete_user",
            "revoke_sign_in",
            "terminate_session"),
        story(
            "POST " + user + "/erase",
            calls::erasing,
            202,
            "delete_user",
            "erase_user",
            "revoke_sign_in",
            "terminate_session"),
        story("POST /api/admin/legal-holds", () -> calls.hold("one"), 201, "place_legal_hold"),
        story(
            "DELETE /api/admin/legal-holds/{id}",
            () -> {
              var hold = calls.hold("two").send().is(201).text("id");
              return server.call("DELETE", "/api/admin/legal-holds/" + hold).as(admin);
            },
            204,
            "lift_legal_hold"),
        story(
            "POST " + user + "/revoke-tokens",
            () -> server.post(calls.busyUser() + "/revoke-tokens").as(admin),
            200,
            "revoke_sign_in"),
        story(
            "POST " + user + "/reset-mfa",
            () -> server.post(calls.busyUser() + "/reset-mfa").as(admin),
            200),
        story(
            "POST /api/organizations", () -> calls.organization("One"), 201, "create_organization"),
        story(
            "PATCH /api/organizations/{id}",
            () ->
                calls.asAdmin(
                    "PATCH", calls.made(calls.organization("Two")), "{\"name\":\"Second\"}"),
            200,
            "update_organization"),
        story(
            "DELETE /api/organizations/{id}",
            () -> server.call("DELETE", calls.made(calls.organization("Three"))).as(admin),
            204,
            "delete_organization"));
  }

  private List<Story> workspaces() {
    var one = "/api/workspaces/{id}";
    return List.of(
        story("POST /api/workspaces", calls::workspace, 201, "create_workspace"),
        story(
            "PUT " + one,
            () ->
                calls.asAdmin(
                    "PUT",
                    calls.made(calls.workspace()),
                    "{" + ChangingCalls.WORKSPACE + ",\"cpu\":\"8\"}"),
            200,
            "update_workspace"),
        story(
            "PATCH " + one,
            () -> calls.asAdmin("PATCH", calls.made(calls.workspace()), "{\"cpu\":\"8\"}"),
            200,
            "update_workspace"),
        story(
            "POST " + one + "/status",
            () ->
                calls.asAdmin(
                    "POST", calls.made(calls.workspace()) + "/status", "{\"status\":\"error\"}"),
            200,
            "update_workspace"),
        story(
            "DELETE " + one,
            () -> {
              var path = calls.made(calls.workspace());
              server.post(path + "/launch").as(server.signIn(Role.USER)).send().is(201);
              calls.pass(Duration.ofSeconds(1));
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
              var path = calls.made(calls.workspace());
              calls.asAdmin("POST", path + "/status", "{\"status\":\"error\"}").send().is(200);
              calls.pass(Duration.ofSeconds(1));
              return server.post(path + "/launch").as(server.signIn(Role.USER));
            },
            422,
            "launch_workspace"),
        story(
            "POST " + one + "/stop",
            () -> {
              var user = server.signIn(Role.USER);
              calls.launch(user);
              return server.post("/api/workspaces/ws-desktop/stop").as(user);
            },
            200,
            "stop_workspace"));
  }

  private List<Story> sessions() {
    return List.of(
        story(
            "POST /api/sessions/{id}/disconnect",
            () -> {
              var user = server.signIn(Role.USER);
              return server.post("/api/sessions/" + calls.launch(user) + "/disconnect").as(user);
            },
            200,
            "disconnect_session"),
        story(
            "POST /api/admin/sessions/{id}/terminate",
            () ->
                calls.asAdmin(
                    "POST", "/api/admin/sessions/" + calls.launched() + "/terminate", REASON),
            200,
            "terminate_session"),
        story(
            "POST /api/admin/sessions/terminate",
            () -> {
              calls.launched();
              return calls.asAdmin(
                  "POST",
                  "/api/admin/sessions/terminate",
                  "{\"reason\":\"moving house\",\"filter\":{\"workspace_id\":\"ws-desktop\"}}");
            },
            200,
            "terminate_session"),
        story(
            "POST /api/sessions/{id}/heartbeat",
            () ->
                calls.byGateway(
                    "/api/sessions/" + calls.launched() + "/heartbeat",
                    "{\"tunnel_status\":\"encrypted\",\"at\":\"%s\"}"
                        .formatted(server.app.clock.instant())),
            200,
            "report_session"),
        story(
            "POST /api/sessions/{id}/ended",
            () -> calls.byGateway("/api/sessions/" + calls.launched() + "/ended", REASON),
            200,
            "terminate_session"),
        story(
            "POST /api/launch-tickets/redeem",
            () -> {
              var launch = calls.launching(server.signIn(Role.USER)).object("launch_ticket");
              return calls.byGateway(
                  "/api/launch-tickets/redeem", "{\"ticket\":\"" + launch.get("ticket") + "\"}");
            },
            200,
            "redeem_launch_ticket"));
  }

  private List<Story> rest() {
    return List.of(
        story("POST /api/admin/api-keys", calls::apiKey, 201, "create_api_key"),
        story(
            "DELETE /api/admin/api-keys/{id}",
            () ->
                server
                    .call(
                        "DELETE", "/api/admin/api-keys/" + calls.apiKey().send().is(201).text("id"))
                    .as(admin),
            204,
            "revoke_api_key"),
        story(
            "POST /api/admin/locks",
            () -> calls.lock(server.account(Role.USER).key()),
            201,
            "create_lock"),
        story(
            "DELETE /api/admin/locks/{id}",
            () -> {
              var lock = calls.lock(server.account(Role.USER).key()).send().is(201).text("id");
              return server.call("DELETE", "/api/admin/locks/" + lock).as(admin);
            },
            204,
            "remove_lock"),
        story(
            "DELETE /api/admin/sign-in-blocks/{id}",
            () -> {
              calls.login("blocked@example.org", "wrong horse").send().is(401);
              var blocks = server.get("/api/admin/sign-in-blocks").as(admin).send().is(200).list();
              return server
                  .call("DELETE", "/api/admin/sign-in-blocks/" + blocks.getFirst().get("id"))
                  .as(admin);
            },
            204,
            "clear_sign_in_block"),
        story(
            "PATCH /api/policies/{id}",
            () -> calls.asAdmin("PATCH", "/api/policies/pol-mfa-required", "{}"),
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
              calls.launched();
              return server.post("/api/workspaces/reset").as(admin);
            },
            200,
            "reset_workspaces",
            "create_workspace",
            "update_workspace",
            "delete_workspace",
            "terminate_session"));
  }
}
