package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.Route;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.identity.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("API-4: where If-Match is required (neosc.api.require-if-match)")
final class IfMatchRequiredTest {
  private static final Set<String> CHANGES = Set.of("PUT", "PATCH", "DELETE");

  /** What a route takes that is not content with an empty object. */
  private static final Map<String, String> BODIES =
      Map.of(
          "PUT /api/workspaces/{id}",
          "{\"name\":\"Anew\",\"type\":\"linux\",\"url\":\"https://host.example.org/anew\",\"launch_mode\":\"iframe\"}");

  private static TestServer server;
  private static String admin;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("neosc.api.require-if-match", true));
    admin = server.signIn(Role.ADMIN);
    var locked = server.account(Role.USER).id().value();
    server
        .post("/api/admin/locks")
        .as(admin)
        .json("{\"target\":\"user\",\"value\":\"%s\",\"reason\":\"x\"}".formatted(locked))
        .send()
        .is(201);
    server
        .post("/api/admin/legal-holds")
        .as(admin)
        .json("{\"target\":\"resource\",\"value\":\"auth\",\"reason\":\"x\"}")
        .send()
        .is(201);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Changes of one thing that can be read at the same path, where it comes with an ETag. */
  private static List<Route> changesOfVersioned() {
    return Route.of(server).stream()
        .filter(route -> CHANGES.contains(route.method()))
        .filter(IfMatchRequiredTest::readable)
        .filter(
            route -> !server.get(example(route)).as(admin).send().is(200).header("ETag").isEmpty())
        .toList();
  }

  private static boolean readable(Route change) {
    return Route.of(server).stream()
        .anyMatch(
            route -> route.method().equals("GET") && route.template().equals(change.template()));
  }

  /** The path of something that is there; the list beside the route names it. */
  private static String example(Route route) {
    assertThat(route.template()).endsWith("/{id}");
    var list = route.template().replace("/{id}", "");
    var there = server.get(list).as(admin).send().is(200).list();
    assertThat(there).as("something to be found at %s", list).isNotEmpty();
    return list + "/" + there.getFirst().get("id");
  }

  private static TestServer.Call change(Route route, String path) {
    return server
        .call(route.method(), path)
        .as(admin)
        .json(BODIES.getOrDefault(route.toString(), "{}"));
  }

  @Test
  @DisplayName("API-5: every change of what has an ETag is 428 without it, and nothing is stored")
  void noVersionedChangeGoesWithoutIt() {
    var before = server.stored();

    assertThat(changesOfVersioned())
        .extracting(Route::toString)
        .contains("PATCH /api/policies/{id}", "PUT /api/workspaces/{id}");
    for (var route : changesOfVersioned()) {
      var answer = change(route, example(route)).send();
      answer.isProblem(428, "request.precondition-required");
      assertThat(answer.text("detail")).as("%s", route).contains("If-Match");
    }

    assertThat(server.stored()).isEqualTo(before);
  }

  @Test
  @DisplayName("API-9: exactly these routes describe 412, 428 and the header")
  void theDescriptionKnowsThem() {
    var openApi = server.get("/openapi.yaml").send().is(200);
    var changes = changesOfVersioned();
    for (var route : Route.of(server)) {
      var operation =
          map(
              map(openApi.object("paths").get(route.template()))
                  .get(route.method().toLowerCase(Locale.ROOT)));
      var versioned = changes.contains(route);
      assertThat(map(operation.get("responses")).keySet().containsAll(Set.of("412", "428")))
          .as("%s", route)
          .isEqualTo(versioned);
      assertThat(String.valueOf(operation.get("parameters")).contains("if_match"))
          .as("%s", route)
          .isEqualTo(versioned);
    }
  }

  @SuppressWarnings("unchecked") // a test that is wrong about the shape fails
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @Test
  @DisplayName("RFC 9110: any version is one to name; a stale one is 412 as ever")
  void whoNamesAVersionGoesOn() {
    var path = "/api/policies/pol-network-zero-trust";
    var tag = server.get(path).as(admin).send().header("ETag");

    patch(path).header("If-Match", tag).send().is(200);
    patch(path).header("If-Match", tag).send().isProblem(412, "request.precondition-failed");
    patch(path).header("If-Match", "*").send().is(200);
    patch(path).header("If-Match", "").send().isProblem(400, "request.malformed");
  }

  private static TestServer.Call patch(String path) {
    return server.call("PATCH", path).as(admin);
  }

  @Test
  @DisplayName("API-16: 401, 403, 404 and 400 come before 428")
  void otherRefusalsComeFirst() {
    var path = "/api/policies/pol-mfa-required";
    var user = server.signIn(Role.USER);

    server.call("PATCH", path).send().isProblem(401, "auth.required");
    server.call("PATCH", path).as(user).send().isProblem(403, "auth.not-allowed");
    for (var route : changesOfVersioned()) {
      assertThat(change(route, route.path()).send().status()).as("%s", route).isEqualTo(404);
    }
    patch(path).json("{\"enabled\":1}").send().isProblem(400, "request.invalid");
    patch(path).json("{}").send().isProblem(428, "request.precondition-required");
  }
}
