package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.Answer;
import io.neosc.adapter.rest.testing.Route;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.identity.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("API-16: 401 before 403 before 404 before 400, 405, 406, 415 and 422")
final class RefusalOrderTest {
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "BREW");
  private static TestServer server;
  private static Map<Role, String> tokens;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    tokens =
        Stream.of(Role.USER, Role.AUDITOR, Role.OPERATOR, Role.ADMIN)
            .collect(Collectors.toMap(role -> role, server::signIn));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Route> routes() {
    return Route.of(server).stream();
  }

  /** Whether {@code other} answers on the route's path too: a word may be another one's id. */
  private static boolean shares(Route other, Route route) {
    return other.template().equals(route.template())
        || Pattern.matches(other.template().replaceAll("\\{\\w+}", "[^/]+"), route.template());
  }

  /** Who may use at least one method of the route's path; null stands for nobody signed in. */
  private static boolean welcome(Route route, @Nullable Role role) {
    return routes()
        .filter(other -> shares(other, route))
        .map(other ->
            Arrays.asList(
                other.metadata().stringValues("io.micronaut.security.annotation.Secured")))
        .anyMatch(allowed ->
            allowed.contains("isAnonymous()")
                || (role != null
                    && (allowed.contains("isAuthenticated()")
                        || allowed.contains(role.name().toLowerCase(Locale.ROOT)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("routes")
  void aMethodThatThePathDoesNotKnowIs405OnlyForWhoMayBeThere(Route route) {
    var known =
        routes()
            .filter(other -> shares(other, route))
            .map(Route::method)
            .collect(Collectors.toCollection(TreeSet::new));
    for (var method : METHODS) {
      if (!known.contains(method)) {
        isRefused(route, null, server.call(method, route.path()).send(), 405);
        isRefused(route, null, server.call(method, route.path()).as("bad").send(), 405);
        tokens.forEach((role, token) ->
            isRefused(route, role, server.call(method, route.path()).as(token).send(), 405));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("routes")
  void anAnswerThatTheCallerDoesNotTakeIs406OnlyForWhoMayBeThere(Route route) {
    var fussy = server.call(route.method(), route.path()).header("Accept", "image/webp").send();
    if (fussy.status() != 401) {
      assertThat(welcome(route, null)).as("%s", route).isTrue();
    }
    tokens.forEach((role, token) -> {
      var answer =
          server.call(route.method(), route.path()).header("Accept", "image/webp").as(token).send();
      if (!welcome(route, role)) {
        answer.isProblem(403, "auth.not-allowed");
      } else {
        assertThat(answer.status()).as("%s", route).isNotEqualTo(500);
      }
    });
  }

  private static void isRefused(Route route, @Nullable Role role, Answer answer, int otherwise) {
    if (welcome(route, role)) {
      answer.is(otherwise).isProblem(405, "request.method-not-allowed");
      assertThat(answer.header("Allow")).as("%s", route).isNotBlank();
    } else if (role == null) {
      assertThat(answer.status()).as("%s", route).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    } else {
      answer.isProblem(403, "auth.not-allowed");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("routes")
  void unknownIdsEmptyBodiesAndOtherTypesComeAfterAccess(Route route) {
    var before = server.stored();
    for (var body : List.of("", "[", "{\"surprise\":1}")) {
      for (var type : List.of("application/json", "text/plain")) {
        for (var role : Role.values()) {
          var call = server.call(route.method(), route.path()).as(tokens.get(role));
          if (route.changes()) {
            call.header("Content-Type", type).content(body);
          }
          if (route.changes() && !(body.isEmpty() && acts(route))) {
            var answer = call.send();
            if (allows(route, role)) {
              assertThat(answer.status())
                  .as("%s as %s: %s", route, role, answer.body())
                  .isIn(Set.of(400, 404, 415));
              assertThat(answer.status() == 404).isEqualTo(route.template().contains("{id}"));
            } else {
              answer.isProblem(403, "auth.not-allowed");
            }
          }
        }
        var call = server.call(route.method(), route.path());
        var answer =
            (route.changes() ? call.header("Content-Type", type).content(body) : call).send();
        if (!allows(route, null)) {
          assertThat(answer.status()).as("%s", route).isEqualTo(401);
        }
      }
    }
    assertThat(server.stored()).isEqualTo(before);
  }

  /** Without a body these do what they are for. */
  private static boolean acts(Route route) {
    return Set.of("POST /api/auth/logout", "POST /api/ws-ticket", "POST /api/workspaces/reset")
        .contains(route.toString());
  }

  private static boolean allows(Route route, @Nullable Role role) {
    var allowed =
        Arrays.asList(route.metadata().stringValues("io.micronaut.security.annotation.Secured"));
    return allowed.contains("isAnonymous()")
        || (role != null
            && (allowed.contains("isAuthenticated()")
                || allowed.contains(role.name().toLowerCase(Locale.ROOT))));
  }

  @Test
  @DisplayName(
      "a path that is not there is 404 for everybody, and OPTIONS tells its methods to all")
  void pathsThatAreNotThere() {
    for (var path : List.of("/api/nothing", "/api/admin/nothing", "/nothing")) {
      server.get(path).send().isMissing("request.not-found");
      server.get(path).as("bad").send().isMissing("request.not-found");
      server.call("DELETE", path).as(tokens.get(Role.USER)).send().isMissing("request.not-found");
    }
    server.call("OPTIONS", "/api/stats").send().isProblem(405, "request.method-not-allowed");
  }
}
