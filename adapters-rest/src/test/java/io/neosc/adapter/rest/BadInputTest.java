package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.Answer;
import io.neosc.adapter.rest.testing.Route;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.apikey.Scope;
import io.neosc.domain.identity.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A corpus of what nobody should send, for every route; nothing of it leaves a trace. */
@DisplayName("API-7: bad input is the right 4xx as problem+json, and nothing is stored")
final class BadInputTest {
  private static final String BIG = "{\"email\":\"" + "a".repeat(2 * 1024 * 1024) + "\"}";

  /** Bodies that are no object of JSON at all, for any route that changes something. */
  private static final Map<String, String> NO_OBJECTS =
      Map.ofEntries(
          Map.entry("broken", "{\"email\":"),
          Map.entry("unfinished", "{"),
          Map.entry("two objects", "{}{}"),
          Map.entry("a list", "[]"),
          Map.entry("a text", "\"text\""),
          Map.entry("null", "null"),
          Map.entry("a number", "17"),
          Map.entry("blank", "   "),
          Map.entry("not a number", "{\"enabled\":NaN}"),
          Map.entry("infinity", "{\"enabled\":-Infinity}"),
          Map.entry("single quotes", "{'email':'a'}"),
          Map.entry("a comment", "{/* */}"),
          Map.entry("a trailing comma", "{\"email\":\"a\",}"),
          Map.entry("half a character in a key", "{\"\\udc00\":1}"),
          Map.entry("form data", "email=a&password=b"),
          Map.entry("XML", "<login/>"));

  /** Bodies whose mistake is in a field. */
  private static final Map<String, String> BAD_FIELDS =
      Map.of(
          "nesting", "{\"email\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}",
          "nesting of objects", "{\"a\":".repeat(33) + "1" + "}".repeat(33),
          "duplicate", "{\"email\":\"a@b.c\",\"email\":\"d@e.f\"}",
          "unknown", "{\"surprise\":true}",
          "operator as a key", "{\"$where\":\"sleep(1000)\"}",
          "dot in a key", "{\"a.b\":1}",
          "half a character", "{\"email\":\"\\ud800\"}",
          "a huge number", "{\"n\":" + "9".repeat(500) + "}",
          "a long name", "{\"" + "n".repeat(2_000) + "\":1}");

  private static final Map<String, String> ABSENCES =
      Map.of(
          "/api/sessions/{id}", "session.not-found",
          "/api/admin/sessions/{id}", "session.not-found",
          "/api/admin/users/{id}", "account.not-found",
          "/api/organizations/{id}", "organization.not-found",
          "/api/admin/sign-in-blocks/{id}", "block.not-found",
          "/api/admin/api-keys/{id}", "key.not-found",
          "/api/admin/locks/{id}", "lock.not-found",
          "/api/admin/legal-holds/{id}", "hold.not-found");

  private static TestServer server;
  private static String admin;
  private static String gateway;
  private int before;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    admin = server.signIn(Role.ADMIN);
    gateway = server.apiKey(Scope.SESSIONS_REPORT);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void count() {
    before = server.stored();
  }

  @AfterEach
  void nothingWasStored() {
    assertThat(server.stored()).isEqualTo(before);
  }

  /** Routes that change something, each on a thing that exists where its id names one. */
  static Stream<Route> changing() {
    return Route.of(server).stream().filter(Route::changes);
  }

  private static TestServer.Call call(Route route) {
    var path =
        route.template().contains("workspaces")
            ? route.path().replace("ws-none", "ws-desktop")
            : route.path().replace("pol-none", "pol-mfa-required");
    var caller = route.template().matches(".*/(heartbeat|ended|redeem)") ? gateway : admin;
    return server.call(route.method(), path).as(caller);
  }

  /** The code for what the route's id names, where nothing has it; "" for other routes. */
  private static String absence(Route route) {
    return ABSENCES.entrySet().stream()
        .filter(entry -> route.template().startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static boolean absent(Route route) {
    return !absence(route).isEmpty();
  }

  private static void isRefused(Route route, String kind, Answer answer, String... codes) {
    if (absent(route)) {
      answer.isMissing(absence(route));
    } else {
      assertThat(codes).as("%s, %s: %s", route, kind, answer.body()).contains(answer.text("code"));
      answer.isProblem(400, answer.text("code"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changing")
  @DisplayName("what is no JSON object is 400 request.malformed")
  void noObject(Route route) {
    NO_OBJECTS.forEach(
        (kind, body) -> isRefused(route, kind, call(route).json(body).send(), "request.malformed"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changing")
  @DisplayName("a bad field is 400 and named")
  void badField(Route route) {
    BAD_FIELDS.forEach((kind, body) -> {
      var answer = call(route).json(body).send();
      isRefused(route, kind, answer, "request.invalid");
      if (!absent(route)) {
        assertThat(answer.fieldErrors()).as("%s, %s", route, kind).isNotEmpty();
      }
    });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changing")
  @DisplayName("API-4: 2 MB are 413, with and without a stated length, and the server goes on")
  void tooLarge(Route route) {
    call(route).json(BIG).send().isProblem(413, "request.too-large");
    call(route).json("").chunked(BIG).send().isProblem(413, "request.too-large");
    server.get("/health").send().is(200);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changing")
  @DisplayName("API-4: another content type, a broken one and none are 415")
  void wrongType(Route route) {
    for (var type : List.of("text/plain", "application/x-www-form-urlencoded", ";;;", "json")) {
      var answer = call(route).header("Content-Type", type).content("{}").send();
      if (absent(route)) {
        answer.isMissing(absence(route));
      } else {
        answer.isProblem(415, "request.unsupported-type");
      }
    }
    if (!absent(route)) {
      call(route).content("{}").send().isProblem(415, "request.unsupported-type");
    }
  }

  @Test
  @DisplayName("API-3: a field without a name is named as it is")
  void namelessFieldsAreNamed() {
    var answer = server.post("/api/auth/login").json("{\"\":1}").send();
    answer.isProblem(400, "request.invalid");
    assertThat(answer.fieldErrors()).contains(":unknown");
  }

  @Test
  @DisplayName("no body where one is needed is 400")
  void missingBody() {
    for (var path : List.of("login", "register", "refresh", "password")) {
      server.post("/api/auth/" + path).as(admin).send().isProblem(400, "request.malformed");
    }
  }

  static Stream<List<String>> fields() {
    return Stream.of(
        List.of("POST", "/api/auth/login", "email"),
        List.of("POST", "/api/auth/login", "password"),
        List.of("POST", "/api/auth/login", "otp"),
        List.of("POST", "/api/auth/register", "email"),
        List.of("POST", "/api/auth/register", "password"),
        List.of("POST", "/api/auth/register", "name"),
        List.of("POST", "/api/auth/register", "organization"),
        List.of("POST", "/api/auth/refresh", "refresh_token"),
        List.of("POST", "/api/admin/users", "email"),
        List.of("POST", "/api/admin/users", "password"),
        List.of("POST", "/api/admin/users", "name"),
        List.of("POST", "/api/admin/users", "role"),
        List.of("POST", "/api/admin/users", "organization"),
        List.of("POST", "/api/organizations", "name"),
        List.of("POST", "/api/organizations", "domain"),
        List.of("POST", "/api/auth/password", "current"),
        List.of("POST", "/api/auth/password", "new"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fields")
  @DisplayName("operators, numbers, lists and truths where a text belongs are type errors")
  void operatorsAreTypeErrors(List<String> field) {
    for (var value : List.of("{\"$gt\":\"\"}", "{\"$ne\":null}", "1", "true", "[\"a\"]", "{}")) {
      var answer =
          server
              .call(field.get(0), field.get(1))
              .as(admin)
              .json("{\"" + field.get(2) + "\":" + value + "}")
              .send()
              .isProblem(400, "request.invalid");
      assertThat(answer.fieldErrors()).as(value).contains(field.get(2) + ":type");
    }
    var tooLong =
        server
            .call(field.get(0), field.get(1))
            .as(admin)
            .json("{\"" + field.get(2) + "\":\"" + "a".repeat(5_000) + "\"}")
            .send();
    assertThat(tooLong.fieldErrors()).contains(field.get(2) + ":too_long");
  }

  @Test
  @DisplayName("a policy's switch is true or false and nothing that looks like it")
  void switchIsBoolean() {
    for (var value : List.of("\"false\"", "0", "null", "{\"$ne\":true}", "[]")) {
      var answer =
          server
              .call("PATCH", "/api/policies/pol-mfa-required")
              .as(admin)
              .json("{\"enabled\":" + value + "}")
              .send()
              .isProblem(400, "request.invalid");
      assertThat(answer.fieldErrors()).containsExactly("enabled:type");
    }
  }

  static Stream<String> lists() {
    return Stream.of(
        "/api/workspaces",
        "/api/sessions",
        "/api/sessions/active",
        "/api/audit-logs",
        "/api/policies",
        "/api/admin/alerts",
        "/api/admin/users",
        "/api/organizations");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  @DisplayName("API-2: wrong limits and unknown parameters are 400 and named")
  void badQueries(String list) {
    for (var query :
        List.of(
            "limit=0",
            "limit=501",
            "limit=-1",
            "limit=ten",
            "limit=",
            "limit=99999999999",
            "limit=1&limit=2",
            "skip=5",
            "limit%5B$gt%5D=1",
            "surprise=1")) {
      var answer =
          server.get(list + "?" + query).as(admin).send().isProblem(400, "request.invalid");
      assertThat(answer.fieldErrors()).as(query).isNotEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  @DisplayName("API-2: a forged or foreign cursor is 400 request.invalid-cursor")
  void badCursors(String list) {
    for (var cursor :
        List.of(
            "x",
            ".",
            "AAAA.AAAA",
            "MTc3MjcwNjYwMDAwMCBzZXMtMQ.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "%24gt",
            foreignCursor())) {
      server
          .get(list + "?cursor=" + cursor)
          .as(admin)
          .send()
          .isProblem(400, "request.invalid-cursor");
    }
  }

  /** A good cursor of the audit trail with a filter. */
  private static String foreignCursor() {
    var link =
        server.get("/api/audit-logs?limit=1&success=true").as(admin).send().is(200).header("Link");
    return link.substring(link.indexOf("cursor=") + 7, link.indexOf('>'));
  }

  @Test
  @DisplayName("API-2: a cursor is good for its filters and its caller alone, at any limit")
  void cursorsAreBound() {
    var cursor = foreignCursor();
    server.get("/api/audit-logs?success=true&limit=7&cursor=" + cursor).as(admin).send().is(200);

    for (var query : List.of("", "success=false&", "success=true&action=login&")) {
      server
          .get("/api/audit-logs?" + query + "cursor=" + cursor)
          .as(admin)
          .send()
          .isProblem(400, "request.invalid-cursor");
    }
    server
        .get("/api/audit-logs?success=true&cursor=" + cursor)
        .as(auditor())
        .send()
        .isProblem(400, "request.invalid-cursor");
  }

  private String auditor() {
    var token = server.signIn(Role.AUDITOR);
    before = server.stored();
    return token;
  }
}
