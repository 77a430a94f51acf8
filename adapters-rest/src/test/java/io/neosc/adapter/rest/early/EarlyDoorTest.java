package io.neosc.adapter.rest.early;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.RawConnection;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.identity.Role;
import io.neosc.domain.session.Session;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("PE-1: reads from memory are answered before the router, and as by it")
class EarlyDoorTest {
  private static final String STATS = "/api/stats";
  private static final String SESSIONS = "/api/sessions/active";

  /** A header that the door does not know: the router answers. */
  private static final String TO_ROUTER = "X-Anything: 1";

  private static TestServer server;
  private static String token;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    token = server.signIn(Role.USER);
    server.post("/api/workspaces/ws-desktop/launch").as(token).send().is(201);
    server.post("/api/workspaces/ws-many/launch").as(token).send().is(201);
    // the router asks for signs of life; from then on memory knows
    server.get(SESSIONS).as(token).send().is(200);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<String> paths() {
    return server.server.getApplicationContext().getBeansOfType(EarlyAnswer.class).stream()
        .map(EarlyAnswer::path);
  }

  private static EarlyDoor door() {
    return server.server.getApplicationContext().getBean(EarlyDoor.class);
  }

  private static boolean opensFor(HttpRequest request) {
    var answer = door().answer(request, new EmbeddedChannel());
    if (answer != null) {
      answer.release();
    }
    return answer != null;
  }

  private static HttpRequest request(String path) {
    var request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, path);
    request.headers().set("Host", "localhost").set("authorization", "bearer " + token);
    return request;
  }

  /** An answer as it came over the wire. */
  private record Reply(String status, Map<String, String> headers, String body) {
    static Reply from(RawConnection connection) {
      var lines = connection.until("\r\n\r\n").split("\r\n");
      var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
      for (var i = 1; i < lines.length; i++) {
        var colon = lines[i].indexOf(':');
        headers.put(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip());
      }
      var length = Integer.parseInt(headers.get("content-length"));
      return new Reply(lines[0], headers, connection.next(length));
    }

    /** Without what differs from answer to answer. */
    Reply comparable() {
      var kept = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
      kept.putAll(headers);
      List.of("ratelimit-remaining", "ratelimit-reset", "date").forEach(kept::remove);
      kept.computeIfPresent("traceparent", (_, value) -> value.substring(0, 36));
      return new Reply(status, kept, body);
    }
  }

  private static String get(String path, String... headers) {
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + token
        + "\r\n"
        + String.join("", Stream.of(headers).map(header -> header + "\r\n").toList())
        + "\r\n";
  }

  @ParameterizedTest
  @MethodSource("paths")
  @DisplayName("the same bytes and the same headers, on one connection in turn")
  void theSameAsTheRouter(String path) {
    var named =
        new String[] {
          "X-Request-Id: abc-1", "traceparent: 00-" + "ab".repeat(16) + "-" + "cd".repeat(8) + "-01"
        };
    assertThat(opensFor(request(path))).isTrue();
    try (var connection = RawConnection.to(server)) {
      var early = Reply.from(connection.say(get(path, named)));
      var router = Reply.from(connection.say(get(path, named[0], named[1], TO_ROUTER)));
      var again = Reply.from(connection.say(get(path, named)));

      assertThat(early.status()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(early.body()).isNotEmpty();
      assertThat(early.comparable()).isEqualTo(router.comparable());
      assertThat(again.comparable()).isEqualTo(router.comparable());
      assertThat(left(again)).isEqualTo(left(router) - 1).isEqualTo(left(early) - 2);
    }
  }

  private static int left(Reply reply) {
    return Integer.parseInt(Objects.requireNonNull(reply.headers().get("RateLimit-Remaining")));
  }

  @Test
  @DisplayName("answers keep the order of the requests, whoever gives them")
  void answersKeepTheirOrder() {
    try (var connection = RawConnection.to(server)) {
      connection.say(
          get(STATS) + get("/api/workspaces") + get(STATS) + get(SESSIONS) + get("/api/policies"));
      var bodies = new ArrayList<String>();
      for (var i = 0; i < 5; i++) {
        bodies.add(Reply.from(connection).body());
      }
      connection.say(get(STATS) + get(STATS));

      assertThat(bodies.get(0)).contains("active_sessions");
      assertThat(bodies.get(1)).contains("Desktop").contains("cpu");
      assertThat(bodies.get(2)).contains("active_sessions");
      assertThat(bodies.get(3)).contains("tunnel_status");
      assertThat(bodies.get(4)).contains("name");
      assertThat(Reply.from(connection).body()).isEqualTo(bodies.getFirst());
      assertThat(Reply.from(connection).body()).isEqualTo(bodies.getFirst());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: https://portal.example.org",
        "Accept: text/html",
        "Connection: close",
        "Upgrade: websocket",
        "Content-Length: 0",
        "Transfer-Encoding: chunked",
        "Expect: 100-continue",
        "If-None-Match: *",
        "Cookie: a=b",
        TO_ROUTER
      })
  @DisplayName("what it does not know to mean nothing is for the router")
  void whatItDoesNotKnowIsForTheRouter(String header) {
    var request = request(STATS);
    request.headers().add(header.split(": ")[0], header.split(": ")[1]);

    assertThat(opensFor(request)).isFalse();
  }

  @Test
  @DisplayName("other methods, other paths, queries and old protocols are for the router")
  void otherRequestsAreForTheRouter() {
    assertThat(opensFor(request(STATS))).isTrue();
    assertThat(opensFor(request(STATS).setMethod(HttpMethod.HEAD))).isFalse();
    assertThat(opensFor(request(STATS).setMethod(HttpMethod.POST))).isFalse();
    assertThat(opensFor(request(STATS).setProtocolVersion(HttpVersion.HTTP_1_0))).isFalse();
    assertThat(opensFor(request(STATS + "/"))).isFalse();
    assertThat(opensFor(request(STATS + "?"))).isFalse();
    assertThat(opensFor(request("/api/workspaces"))).isFalse();
    var twoTokens = request(STATS);
    twoTokens.headers().add("Authorization", "Bearer " + token);
    assertThat(opensFor(twoTokens)).isFalse();
  }

  @Test
  @DisplayName("ID-8: no token, a bad one and a revoked one are refused as ever")
  void whoIsNotSignedInIsRefused() {
    var leaving = server.signIn(Role.AUDITOR);
    server.get(STATS).as(leaving).send().is(200);
    var request = request(STATS);
    request.headers().set("Authorization", "Bearer " + leaving);
    assertThat(opensFor(request)).isTrue();
    server.post("/api/auth/logout").as(leaving).send().is(200);

    assertThat(opensFor(request)).isFalse();
    for (var bad : List.of("Bearer " + leaving, "Bearer x", "Basic eA==", "Bearer")) {
      try (var connection = RawConnection.to(server)) {
        connection.say(
            "GET /api/stats HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + bad + "\r\n\r\n");
        assertThat(Reply.from(connection).status()).startsWith("HTTP/1.1 401");
      }
    }
  }

  @Test
  @DisplayName("SE-12: whom a lock hits the router refuses with it")
  void whoIsLockedIsRefused() {
    var locked = server.account(Role.USER);
    var mine = server.login(locked.email().value()).text("access_token");
    var request = request(STATS);
    request.headers().set("Authorization", "Bearer " + mine);
    assertThat(opensFor(request)).isTrue();
    server
        .post("/api/admin/locks")
        .as(server.signIn(Role.ADMIN))
        .json(
            "{\"target\":\"user\",\"value\":\"%s\",\"reason\":\"gone\"}"
                .formatted(locked.email().value()))
        .send()
        .is(201);

    assertThat(opensFor(request)).isFalse();
    server.get(STATS).as(mine).send().isProblem(423, "lock.in-force");
  }

  @Test
  @DisplayName("API-8: early answers are counted like all, and refused by the router")
  void earlyAnswersAreCounted() {
    try (var limited = TestServer.start(Map.of("neosc.rate-limits.account-per-minute", 3))) {
      var mine = limited.signIn(Role.USER);
      var stats =
          "GET /api/stats HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + mine
              + "\r\n\r\n";
      try (var connection = RawConnection.to(limited)) {
        for (var left = 2; left >= 0; left--) {
          assertThat(left(Reply.from(connection.say(stats)))).isEqualTo(left);
        }
        var refused = Reply.from(connection.say(stats));
        assertThat(refused.status()).startsWith("HTTP/1.1 429");
        assertThat(refused.headers()).containsKey("Retry-After");
      }
    }
  }

  @Test
  @DisplayName("OB-2: early answers are in the metrics of their route")
  void earlyAnswersAreMeasured() {
    var before = measured();
    try (var connection = RawConnection.to(server)) {
      for (var i = 0; i < 3; i++) {
        Reply.from(connection.say(get(STATS)));
      }
    }

    assertThat(measured()).isEqualTo(before + 3);
  }

  private static double measured() {
    return server
        .get("/metrics")
        .as(TestServer.SCRAPE_TOKEN)
        .send()
        .is(200)
        .body()
        .lines()
        .filter(line -> line.startsWith("neosc_api_request_duration_seconds_count{"))
        .filter(line -> line.contains("endpoint=\"/api/stats\"") && line.contains("\"200\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Test
  @DisplayName("what changed a moment ago is seen")
  void whatChangedIsSeen() {
    try (var own = TestServer.start();
        var connection = RawConnection.to(own)) {
      var mine = own.signIn(Role.USER);
      var ask =
          "GET /api/sessions/active HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + mine
              + "\r\n\r\n";
      assertThat(Reply.from(connection.say(ask)).body()).isEqualTo("[]");
      own.post("/api/workspaces/ws-desktop/launch").as(mine).send().is(201);
      var launched = Reply.from(connection.say(ask)).body();
      assertThat(launched).contains("ws-desktop");
      assertThat(Reply.from(connection.say(ask)).body()).isEqualTo(launched);
      own.post("/api/workspaces/ws-desktop/stop").as(mine).send().is(200);
      assertThat(Reply.from(connection.say(ask)).body()).isEqualTo("[]");
      assertThat(own.app.store.counter(Session.INSTALLATION_COUNTER)).isZero();
    }
  }

  @Test
  @DisplayName("RE-3: while nothing is heard of the store the router answers, and says so")
  void staleAnswersAreTheRouters() {
    try (var silent = TestServer.start();
        var connection = RawConnection.to(silent)) {
      var mine = silent.signIn(Role.USER);
      silent.app.clock.forward(Duration.ofSeconds(3));
      var reply =
          Reply.from(
              connection.say(
                  "GET /api/stats HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                      + mine
                      + "\r\n\r\n"));

      assertThat(reply.status()).startsWith("HTTP/1.1 200");
      assertThat(reply.headers()).containsEntry("NeoSC-Stale", "3");
    }
  }
}
