package io.neosc.adapter.rest;

import static io.neosc.adapter.rest.testing.TestServer.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.security.Forger;
import io.neosc.adapter.rest.testing.Answer;
import io.neosc.adapter.rest.testing.Route;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.apikey.Scope;
import io.neosc.domain.identity.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("API-11: every route with every caller, compared with docs/access.md")
final class AccessTest {
  private static final List<String> COLUMNS =
      List.of("nobody", "user", "auditor", "operator", "admin", "API key");
  private static TestServer server;
  private static final Map<String, @Nullable String> CALLERS = new LinkedHashMap<>();
  private static final Map<Scope, String> KEYS = new EnumMap<>(Scope.class);
  private static final Map<String, String> BAD_TOKENS = new LinkedHashMap<>();

  @BeforeAll
  static void start() {
    server = TestServer.start();
    CALLERS.put("nobody", null);
    for (var role : List.of(Role.USER, Role.AUDITOR, Role.OPERATOR, Role.ADMIN)) {
      CALLERS.put(role.name().toLowerCase(Locale.ROOT), server.signIn(role));
    }
    for (var scope : Scope.values()) {
      KEYS.put(scope, server.apiKey(scope));
    }
    var revokedKey = server.apiKey(Scope.values());
    var id = server.app.store.entries().getLast().resource().substring("api_key:".length());
    server.call("DELETE", "/api/admin/api-keys/" + id).as(CALLERS.get("admin")).send().is(204);
    BAD_TOKENS.put("a revoked API key", revokedKey);
    BAD_TOKENS.put("an unknown API key", "nsk_" + "A".repeat(43));
    BAD_TOKENS.put("half an API key", revokedKey.substring(0, 40));
    var good = server.signIn(Role.ADMIN);
    BAD_TOKENS.put("tampered", good.substring(0, good.length() - 4) + "AAAA");
    BAD_TOKENS.put("expired", Forger.expired(server));
    var revoked = server.signIn(Role.ADMIN);
    server.post("/api/auth/logout").as(revoked).send().is(200);
    BAD_TOKENS.put("logged out", revoked);
    BAD_TOKENS.put("revoked", revoked());
    BAD_TOKENS.put("not a token", "nonsense");
  }

  /** A token whose sign-in somebody else's password change has ended. */
  private static String revoked() {
    var email = server.account(Role.ADMIN).email().value();
    var token = server.login(email).text("access_token");
    server
        .post("/api/auth/password")
        .as(server.login(email).text("access_token"))
        .json("{\"current\":\"%s\",\"new\":\"another horse battery\"}".formatted(PASSWORD))
        .send()
        .is(200);
    return token;
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A body that no route accepts, so that nothing changes whoever may. */
  private static Answer call(Route route, @Nullable String token) {
    var call = server.call(route.method(), route.path()).as(token);
    return route.changes() ? call.json("[").send() : call.send();
  }

  private static String verdict(Answer answer) {
    return switch (answer.status()) {
      case 401 -> "401";
      case 403 -> "403";
      default -> "yes";
    };
  }

  @Test
  @DisplayName("the table in docs/access.md says what really happens, for every route")
  void tableIsTrue() throws IOException {
    var before = server.stored();
    var rows = new ArrayList<String>();
    for (var route : Route.of(server)) {
      var cells =
          CALLERS.values().stream()
              .map(token -> verdict(call(route, token)))
              .collect(Collectors.joining(" | "));
      rows.add("| `" + route + "` | " + cells + " | " + openedBy(route) + " |");
    }

    assertThat(documented()).containsExactlyElementsOf(rows);
    assertThat(server.stored()).as("nothing was stored").isEqualTo(before);
  }

  /** Which keys with one scope each it does not refuse; every other one is told so with 403. */
  private static String openedBy(Route route) {
    var opening =
        KEYS.entrySet().stream()
            .filter(key -> {
              var answer = call(route, key.getValue());
              if (verdict(answer).equals("yes")) {
                return true;
              }
              answer.isProblem(403, "auth.wrong-scope");
              return false;
            })
            .map(key -> "`" + key.getKey().value() + "`")
            .toList();
    return opening.isEmpty()
        ? "403"
        : opening.size() == KEYS.size() ? "yes" : String.join(" ", opening);
  }

  private static List<String> documented() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("..", "docs", "access.md"))) {
      return lines.filter(line -> line.startsWith("| `")).toList();
    }
  }

  @Test
  @DisplayName("the columns of the table are the callers of this test")
  void columnsAreKnown() throws IOException {
    assertThat(Files.readString(Path.of("..", "docs", "access.md")))
        .contains("| Route | " + String.join(" | ", COLUMNS) + " |");
    assertThat(CALLERS.keySet()).containsExactlyElementsOf(COLUMNS.subList(0, 5));
  }

  @Test
  @DisplayName(
      "ID-5, ID-8: a bad token opens nothing that is closed and closes nothing that is open")
  void badTokensAreNobody() {
    for (var route : Route.of(server)) {
      var open = verdict(call(route, null)).equals("yes");
      BAD_TOKENS.forEach((kind, token) -> {
        var answer = call(route, token);
        if (open) {
          assertThat(answer.status()).as("%s, %s", route, kind).isNotIn(401, 403);
        } else {
          answer.isProblem(401, "auth.invalid-token");
          assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        }
      });
    }
  }

  @Test
  @DisplayName(
      "RFC 6750: without a token the challenge is a plain Bearer, without the right it says so")
  void challengesAreThoseOfTheRfc() {
    for (var route : Route.of(server)) {
      var nobody = call(route, null);
      if (nobody.status() == 401) {
        assertThat(nobody.header("WWW-Authenticate")).isEqualTo("Bearer");
        nobody.isProblem(401, "auth.required");
      }
      var user = call(route, CALLERS.get("user"));
      if (user.status() == 403) {
        user.isProblem(403, "auth.not-allowed");
        assertThat(user.header("WWW-Authenticate")).contains("insufficient_scope");
      }
    }
  }

  @Test
  @DisplayName("other kinds of credentials are the same as none")
  void otherSchemesAreNone() {
    var answer = server.get("/api/auth/me").header("Authorization", "Basic YTpi").send();
    answer.isProblem(401, "auth.required");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }
}
