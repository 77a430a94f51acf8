package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.security.Access;
import io.neosc.adapter.rest.security.Audits;
import io.neosc.adapter.rest.testing.Answer;
import io.neosc.adapter.rest.testing.Route;
import io.neosc.adapter.rest.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What every route declares")
final class RoutesTest {
  private static final Pattern CODE = Pattern.compile("`([a-z]+\\.[a-z-]+)`");
  private static final Set<String> PROBES =
      Set.of("/health", "/health/live", "/health/ready", "/metrics");
  private static TestServer server;
  private static Answer openApi;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    openApi = server.get("/openapi.yaml").send().is(200);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @DisplayName("API-10: every route that changes something names its audit actions or why none")
  void changesNameTheirEntries() throws IOException {
    for (var route : Route.of(server)) {
      requireAudited(route);
    }
  }

  private static void requireAudited(Route route) throws IOException {
    var catalogue = Files.readString(Path.of("..", "docs", "audit-events.md"));
    var actions = route.metadata().stringValues(Audits.class);
    var reason = route.metadata().stringValue(Audits.class, "nothingBecause").orElse("");
    if (route.changes()) {
      assertThat(route.metadata().hasAnnotation(Audits.class)).as("%s", route).isTrue();
      assertThat(actions.length == 0).as("%s", route).isEqualTo(!reason.isBlank());
      assertThat(actions)
          .as("%s", route)
          .allSatisfy(action -> assertThat(catalogue).contains("`" + action + "`"));
    } else {
      assertThat(route.metadata().hasAnnotation(Audits.class)).as("%s", route).isFalse();
    }
  }

  @Test
  @DisplayName("API-11: every route declares who may use it, by roles that there are")
  void everyRouteDeclaresItsRoles() {
    for (var route : Route.of(server)) {
      requireRoles(route);
    }
  }

  private static void requireRoles(Route route) {
    assertThat(route.metadata().stringValues(Secured.class))
        .as("%s", route)
        .isNotEmpty()
        .isSubsetOf(
            SecurityRule.IS_ANONYMOUS,
            SecurityRule.IS_AUTHENTICATED,
            Access.USER,
            Access.AUDITOR,
            Access.OPERATOR,
            Access.ADMIN,
            Access.SESSIONS_REPORT,
            Access.EVENTS_PUBLISH,
            Access.LOGS_WRITE,
            Access.METRICS_READ,
            Access.CHECK);
  }

  @Test
  @DisplayName("a route without roles, audit action, summary, responses or codes would be found")
  void gapsAreFound() {
    for (var method : List.of("GET", "POST")) {
      var bare = new Route(method, "/api/planted", AnnotationMetadata.EMPTY_METADATA);
      assertThatThrownBy(() -> requireRoles(bare)).isInstanceOf(AssertionError.class);
      assertThatThrownBy(() -> requireDescribed(bare)).isInstanceOf(AssertionError.class);
    }
    var change = new Route("POST", "/api/planted", AnnotationMetadata.EMPTY_METADATA);
    assertThatThrownBy(() -> requireAudited(change)).isInstanceOf(AssertionError.class);
    for (var gap : List.of("summary", "description", "responses")) {
      var operation = new HashMap<>(operation(Route.of(server).getFirst()));
      operation.remove(gap);
      assertThatThrownBy(() -> requireComplete(change, operation))
          .isInstanceOf(AssertionError.class);
    }
    var operation = new HashMap<>(operation(Route.of(server).getFirst()));
    var uncoded = Map.of("description", "refused, who knows why", "content", Map.of());
    var responses = new HashMap<>(map(operation.get("responses")));
    responses.put("422", uncoded);
    operation.put("responses", responses);
    assertThatThrownBy(() -> requireComplete(change, operation)).isInstanceOf(AssertionError.class);
  }

  @SuppressWarnings("unchecked") // a test that is wrong about the shape fails
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private static Map<String, Object> operation(Route route) {
    var path = map(openApi.object("paths").get(route.template()));
    assertThat(path).as("%s is described", route).isNotNull();
    return map(path.get(route.method().toLowerCase(Locale.ROOT)));
  }

  @Test
  @DisplayName(
      "API-9: OpenAPI 3.1 has every route with summary, roles, responses and problem codes")
  void everyRouteIsDescribed() {
    assertThat(openApi.text("openapi")).startsWith("3.1");
    assertThat(openApi.header("Content-Type")).isEqualTo("application/yaml");
    for (var route : Route.of(server)) {
      requireDescribed(route);
    }
  }

  private static void requireDescribed(Route route) {
    var operation = operation(route);
    assertThat(operation).as("%s", route).isNotNull();
    requireComplete(route, operation);
  }

  private static void requireComplete(Route route, Map<String, Object> operation) {
    var known =
        Arrays.stream(ProblemCode.values()).map(ProblemCode::code).collect(Collectors.toSet());
    assertThat(String.valueOf(operation.get("summary"))).as("%s", route).hasSizeGreaterThan(5);
    assertThat(String.valueOf(operation.get("description")))
        .as("%s names its roles", route)
        .containsPattern("Anybody|Every role|Roles?: |Whoever");
    assertThat(operation).as("%s", route).containsKey("responses");
    var responses = map(operation.get("responses"));
    assertThat(responses.keySet()).as("%s", route).anyMatch(status -> status.startsWith("2"));
    assertThat(responses.keySet()).as("%s", route).contains("500", "503");
    if (!PROBES.contains(route.template())) {
      assertThat(responses.keySet()).as("%s is counted", route).contains("429");
    }
    responses.forEach((status, response) -> {
      if (status.compareTo("400") >= 0) {
        assertThat(codesOf(response)).as("%s %s", route, status).isNotEmpty();
        assertThat(known).containsAll(codesOf(response));
        assertThat(map(response).get("content").toString()).contains("application/problem+json");
      }
    });
  }

  private static List<String> codesOf(Object response) {
    return CODE.matcher(String.valueOf(map(response).get("description")))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  @DisplayName("API-9: nothing is described that is not there, and no schema is left empty")
  void nothingElseIsDescribed() {
    var described = new TreeSet<String>();
    openApi
        .object("paths")
        .forEach((path, methods) ->
            map(methods)
                .keySet()
                .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));

    assertThat(described)
        .isEqualTo(
            Route.of(server).stream()
                .map(Route::toString)
                .collect(Collectors.toCollection(TreeSet::new)));
    assertThat(openApi.body()).doesNotContain("schema: {}");
    assertThat(openApi.body()).doesNotContainPattern("(?m)^ +type: \"null\"");
    assertThat(openApi.body()).doesNotContainPattern("- \"null\"\\s+- object");
    assertThat(openApi.body()).as("a word of OpenAPI 3.0").doesNotContain("nullable:");
  }

  @Test
  @DisplayName("API-9, API-11: whoever must sign in finds it in the description")
  void closedRoutesSaySo() {
    for (var route : Route.of(server)) {
      var open =
          Set.of("isAnonymous()")
              .containsAll(
                  Arrays.asList(
                      route.metadata().stringValues("io.micronaut.security.annotation.Secured")));
      var responses = map(operation(route).get("responses"));
      assertThat(operation(route).containsKey("security")).as("%s", route).isEqualTo(!open);
      assertThat(responses.containsKey("403") || open).as("%s", route).isTrue();
    }
  }

  @Test
  @DisplayName(
      "API-9: the page shows every route, needs no script and loads nothing from elsewhere")
  void pageShowsEveryRoute() {
    var page = server.get("/docs").send().is(200);

    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "style-src 'self'")
        .doesNotContain("unsafe");
    for (var route : Route.of(server)) {
      assertThat(page.body()).contains("<code>" + route.template() + "</code>");
    }
    assertThat(page.body())
        .doesNotContain("<script", "style=\"", "http://", "https://", "onclick")
        .contains("lang=\"en\"", "auth.invalid-credentials");
    var links = new ArrayList<String>();
    Pattern.compile("href=\"(/[^\"]*)\"")
        .matcher(page.body())
        .results()
        .forEach(link -> links.add(link.group(1)));
    assertThat(links).contains("/docs/docs.css", "/docs/tokens.css", "/openapi.yaml");
    links.forEach(link -> server.get(link).send().is(200));
    server.get("/docs/other.css").send().isMissing("request.not-found");
  }

  @Test
  @DisplayName("API-3: the type of every problem leads to what it means")
  void problemTypesCanBeRead() {
    for (var code : ProblemCode.values()) {
      assertThat(server.get(code.type()).send().is(200).json())
          .containsEntry("code", code.code())
          .containsEntry("status", code.status().getCode());
    }
    server.get("/problems/unknown").send().isMissing("request.not-found");
  }
}
