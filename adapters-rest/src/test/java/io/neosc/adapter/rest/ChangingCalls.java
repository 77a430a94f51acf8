package io.neosc.adapter.rest;

import io.neosc.adapter.rest.testing.Answer;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.apikey.Scope;
import io.neosc.domain.identity.Role;
import java.time.Duration;

/** Calls that change something, and what they need to be there before. */
final class ChangingCalls {
  static final String WORKSPACE =
      "\"name\":\"Desk\",\"type\":\"linux\",\"url\":\"https://desk.example/\",\"launch_mode\":\"iframe\"";

  private final TestServer server;
  private final String admin;

  ChangingCalls(TestServer server, String admin) {
    this.server = server;
    this.admin = admin;
  }

  String email() {
    return server.account(Role.USER).email().value();
  }

  TestServer.Call post(String path, String body) {
    return server.post(path).json(body);
  }

  TestServer.Call asAdmin(String method, String path, String body) {
    return server.call(method, path).as(admin).json(body);
  }

  TestServer.Call byGateway(String path, String body) {
    return post(path, body).as(server.apiKey(Scope.SESSIONS_REPORT));
  }

  TestServer.Call login(String email, String password) {
    return post(
        "/api/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
  }

  TestServer.Call refresh(String token) {
    return post("/api/auth/refresh", "{\"refresh_token\":\"" + token + "\"}");
  }

  TestServer.Call password(String token, String current) {
    return post(
            "/api/auth/password",
            "{\"current\":\"%s\",\"new\":\"another horse battery\"}".formatted(current))
        .as(token);
  }

  TestServer.Call organization(String name) {
    return asAdmin(
        "POST",
        "/api/organizations",
        "{\"name\":\"%1$s\",\"domain\":\"%1$s.example\"}".formatted(name));
  }

  TestServer.Call hold(String resource) {
    return asAdmin(
        "POST",
        "/api/admin/legal-holds",
        "{\"target\":\"resource\",\"value\":\"%s\",\"reason\":\"A lawsuit\"}".formatted(resource));
  }

  TestServer.Call workspace() {
    return asAdmin("POST", "/api/workspaces", "{" + WORKSPACE + "}");
  }

  TestServer.Call apiKey() {
    return asAdmin("POST", "/api/admin/api-keys", "{\"name\":\"A\",\"scopes\":[\"check\"]}");
  }

  TestServer.Call lock(String user) {
    return asAdmin(
        "POST",
        "/api/admin/locks",
        "{\"target\":\"user\",\"value\":\"%s\",\"reason\":\"Stolen device\"}".formatted(user));
  }

  /** Where the thing is that the call makes. */
  String made(TestServer.Call call) {
    var location = call.send().is(201);
    pass(Duration.ofSeconds(1));
    return location.raw().uri().getPath() + "/" + location.text("id");
  }

  /** An account that is signed in and has a session. */
  String busyUser() {
    var person = server.account(Role.USER);
    launch(server.login(person.email().value()).text("access_token"));
    return "/api/admin/users/" + person.key();
  }

  /** Somebody who is signed in and has a session is erased. */
  TestServer.Call erasing() {
    var path = busyUser();
    var email = server.get(path).as(admin).send().is(200).text("email");
    return asAdmin("POST", path + "/erase", "{\"email\":\"%s\"}".formatted(email));
  }

  String launched() {
    return launch(server.signIn(Role.USER));
  }

  String launch(String user) {
    return launching(user).text("session_id");
  }

  Answer launching(String user) {
    server.app.live.heard();
    var launched = server.post("/api/workspaces/ws-desktop/launch").as(user).send().is(201);
    pass(Duration.ofSeconds(1));
    return launched;
  }

  void pass(Duration time) {
    server.app.clock.forward(time);
    server.app.live.heard();
  }
}
