package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.Route;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.apikey.Scope;
import io.neosc.domain.identity.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("API-5, API-9: null in bodies is taken exactly where the description says so")
final class NullFieldsTest {
  private static final String MERGE_PATCH = "application/merge-patch+json";
  private static final String SCHEMAS = "#/components/schemas/";
  private static TestServer server;
  private static Map<String, Object> openApi = Map.of();

  @BeforeAll
  static void start() {
    server = TestServer.start();
    openApi = server.get("/openapi.yaml").send().is(200).json();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @DisplayName("each field of each body, sent as null alone")
  void nullsAreAsDescribed() {
    var admin = server.signIn(Role.ADMIN);
    var gateway = server.apiKey(Scope.SESSIONS_REPORT);
    var wrong = new ArrayList<String>();
    var compared = 0;
    for (var route : Route.of(server)) {
      var schema = bodyOf(route);
      if (schema != null) {
        for (var field : properties(schema).entrySet()) {
          var caller = route.template().matches(".*/(heartbeat|ended|redeem)") ? gateway : admin;
          var taken = takesNull(route, caller, field.getKey());
          if (taken != describedAsNullable(map(field.getValue()))) {
            wrong.add(route + " " + field.getKey() + (taken ? " takes" : " refuses") + " null");
          }
          compared++;
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(compared).isGreaterThan(60);
  }

  @Test
  @DisplayName("API-5: every PATCH is described as a merge patch, and takes its media type")
  void patchesAreMergePatches() {
    var admin = server.signIn(Role.ADMIN);
    for (var route : Route.of(server)) {
      if (route.method().equals("PATCH")) {
        assertThat(contentsOf(route)).containsOnlyKeys("application/json", MERGE_PATCH);
        server
            .call("PATCH", path(route, admin))
            .as(admin)
            .header("Content-Type", MERGE_PATCH)
            .content("{}")
            .send()
            .is(200);
      }
    }
  }

  private static boolean takesNull(Route route, String caller, String field) {
    var answer =
        server
            .call(route.method(), path(route, caller))
            .as(caller)
            .json("{\"" + field + "\":null}")
            .send();
    assertThat(answer.status()).as("%s: %s", route, answer.body()).isNotIn(401, 403, 404);
    return answer.status() != 400
        || answer.fieldErrors().stream().noneMatch(error -> error.startsWith(field + ":"));
  }

  /** A path of this route whose id is of something that is there. */
  private static String path(Route route, String caller) {
    if (!route.template().contains("{id}")) {
      return route.path();
    }
    if (route.template().startsWith("/api/sessions")
        || route.template().startsWith("/api/admin/sessions")) {
      var user = server.signIn(Role.USER);
      var launched = server.post("/api/workspaces/ws-desktop/launch").as(user).send().is(201);
      return route.template().replace("{id}", String.valueOf(launched.json().get("session_id")));
    }
    var list = route.template().replaceFirst("/\\{id}.*", "");
    var there = server.get(list).as(caller).send().is(200).list();
    return route.template().replace("{id}", String.valueOf(there.getFirst().get("id")));
  }

  /** The schema of the route's JSON body; null if it has none. */
  private static @Nullable Map<String, Object> bodyOf(Route route) {
    var contents = contentsOf(route);
    return contents.isEmpty()
        ? null
        : resolved(map(map(contents.get("application/json")).get("schema")));
  }

  private static Map<String, Object> contentsOf(Route route) {
    var path = map(map(openApi.get("paths")).get(route.template()));
    var operation = map(path.get(route.method().toLowerCase(Locale.ROOT)));
    var body = map(operation.getOrDefault("requestBody", Map.of()));
    return map(body.getOrDefault("content", Map.of()));
  }

  private static Map<String, Object> properties(Map<String, Object> schema) {
    var all = new HashMap<String, Object>(map(schema.getOrDefault("properties", Map.of())));
    if (schema.get("allOf") instanceof List<?> parts) {
      parts.forEach(part -> all.putAll(properties(resolved(map(part)))));
    }
    return all;
  }

  private static Map<String, Object> resolved(Map<String, Object> schema) {
    var reference = schema.get("$ref");
    return reference == null
        ? schema
        : map(
            map(map(openApi.get("components")).get("schemas"))
                .get(String.valueOf(reference).substring(SCHEMAS.length())));
  }

  private static boolean describedAsNullable(Map<String, Object> property) {
    var choices = property.get("anyOf");
    return property.get("type") instanceof List<?> types && types.contains("null")
        || choices instanceof List<?> list
            && list.stream().anyMatch(Set.of(Map.of("type", "null"))::contains);
  }

  @SuppressWarnings("unchecked") // a test that is wrong about the shape fails
  private static Map<String, Object> map(@Nullable Object value) {
    return (Map<String, Object>) value;
  }
}
