package io.neosc.adapter.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.neosc.adapter.rest.testing.RawConnection;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.identity.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@DisplayName("RE-4: what arrives on a connection, byte by byte")
final class RawHttpTest {
  private static final String ORIGIN = "https://portal.example.org";
  private static final String HOST = "Host: x\r\n";
  private static final String LAUNCH = "POST /api/workspaces/ws-desktop/launch HTTP/1.1\r\n" + HOST;
  private static final ListAppender<ILoggingEvent> LINES = new ListAppender<>();
  private static TestServer server;
  private static String user;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            Map.of(
                "neosc.cors.allowed-origins", List.of(ORIGIN),
                "neosc.http.head-timeout", "1s",
                "neosc.http.body-timeout", "1s"));
    user = "Authorization: Bearer " + server.signIn(Role.USER) + "\r\n";
    LINES.start();
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(LINES);
  }

  @AfterAll
  static void stop() {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(LINES);
    server.close();
  }

  @AfterEach
  void serverIsWellAndSaysNothingOfIt() {
    server.get("/health").send().is(200);
    assertThat(LINES.list).noneMatch(line -> line.getLevel().isGreaterOrEqual(Level.WARN));
  }

  private static String isRefused(String answer, int status, String code) {
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status + " ")
        .containsIgnoringCase("content-type: application/problem+json")
        .containsIgnoringCase("x-content-type-options: nosniff")
        .containsIgnoringCase("content-security-policy: ")
        .containsIgnoringCase("x-request-id: ")
        .containsIgnoringCase("traceparent: ")
        .containsIgnoringCase("connection: close")
        .contains("\"code\":\"" + code + "\"", "\"trace_id\":\"")
        .doesNotContain("Exception", "netty", "java.");
    return answer;
  }

  private static String isRefusedWhole(String request, int status, String code) {
    var answer = isRefused(RawConnection.exchange(server, request), status, code);
    assertThat(answer.split("HTTP/1\\.1 ", -1)).as("one answer").hasSize(2);
    return answer;
  }

  @Test
  @DisplayName("API-3: an over-long path is 414, over-long headers are 431, each with all headers")
  void tooLongIsSaid() {
    var path = "GET /" + "a".repeat(5_000) + " HTTP/1.1\r\n" + HOST + "\r\n";
    isRefusedWhole(path, 414, "request.uri-too-long");
    var header =
        "GET /api/stats HTTP/1.1\r\nOrigin: %s\r\nX-Request-Id: mine\r\nHost: x\r\nX: %s\r\n\r\n"
            .formatted(ORIGIN, "a".repeat(9_000));
    assertThat(isRefusedWhole(header, 431, "request.headers-too-large"))
        .containsIgnoringCase("access-control-allow-origin: " + ORIGIN)
        .containsIgnoringCase("x-request-id: mine")
        .contains("\"instance\":\"/api/stats\"");
    var many = "X-Many: a\r\n".repeat(1_000);
    isRefusedWhole("GET / HTTP/1.1\r\n" + HOST + many + "\r\n", 431, "request.headers-too-large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/2.0\r\nHost: x\r\n\r\n",
        "GET / HTTP/0.9\r\nHost: x\r\n\r\n",
        "GET / HTCPCP/1.0\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nNo colon here\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nBad name: y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX: a\u0000b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
        "GET /api/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /x?y=%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a|b HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET //x/api/auth/me HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET api/stats HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /\u0000 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /\u00ff\u00fe HTTP/1.1\r\nHost: x\r\n\r\n",
        "CONNECT example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\r\n\r\n",
        "{\"jsonrpc\":\"2.0\"}\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
      })
  @DisplayName("API-3: what is no HTTP with one meaning is 400 request.malformed")
  void brokenHeadsAreMalformed(String request) {
    isRefused(RawConnection.exchange(server, request), 400, "request.malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: 5, 6\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: +5\r\n",
        "Content-Length: 0x5\r\n",
        "Content-Length: 99999999999999999999\r\n",
        "Transfer-Encoding: identity\r\n",
        "Transfer-Encoding: gzip, chunked\r\n",
        "Transfer-Encoding: xchunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"
      })
  @DisplayName(
      "RFC 9112 6.3: a length with two readings is refused, and what follows is no request")
  void smugglingIsRefused(String framing) {
    var before = server.stored();
    var hidden = "0\r\n\r\n" + LAUNCH + user + "Content-Length: 0\r\n\r\n";

    isRefusedWhole(LAUNCH + user + framing + "\r\n" + hidden, 400, "request.malformed");
    assertThat(server.stored()).isEqualTo(before);
  }

  @Test
  @DisplayName("RFC 9112 9.3.2: pipelined requests are answered in their order, a broken one last")
  void pipeliningKeepsTheOrder() {
    var one = "GET /health/live HTTP/1.1\r\n" + HOST + "X-Request-Id: one\r\n\r\n";
    var two = LAUNCH + user + "X-Request-Id: two\r\nContent-Length: 0\r\n\r\n";
    var three = "GET /health HTTP/1.1\r\n" + HOST + "X-Request-Id: three\r\n\r\n";
    var broken = "GET /%zz HTTP/1.1\r\n" + HOST + "X-Request-Id: broken\r\n\r\n";
    var never = "GET /health HTTP/1.1\r\n" + HOST + "X-Request-Id: never\r\n\r\n";

    var answer = RawConnection.exchange(server, one + two + three + broken + never);

    var ids =
        answer
            .lines()
            .filter(line -> line.regionMatches(true, 0, "X-Request-Id: ", 0, 14))
            .map(line -> line.substring(14))
            .toList();
    assertThat(ids).as(answer).containsExactly("one", "two", "three", "broken");
    assertThat(
            Pattern.compile("HTTP/1\\.1 (\\d{3})").matcher(answer).results().map(r -> r.group(1)))
        .containsExactly("200", "201", "200", "400");
  }

  @Test
  @DisplayName("RE-4: a head that drips is 408 in time, however it drips")
  void slowHeadsEnd() {
    try (var slow = RawConnection.to(server)) {
      slow.say("GET /health HTTP/1.1\r\nX-Slow: ");
      var began = System.nanoTime();
      await()
          .atMost(Duration.ofSeconds(5))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> slow.say("a").hasAnswer());
      assertThat(slow.until("\r\n\r\n")).startsWith("HTTP/1.1 408 ");
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
    }
  }

  @Test
  @DisplayName("RE-4: a body that never ends is 408 in time and changes nothing")
  void slowBodiesEnd() {
    var before = server.stored();
    for (var framing :
        List.of(
            "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{",
            "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n")) {
      isRefused(RawConnection.exchange(server, LAUNCH + user + framing), 408, "request.timeout");
    }
    assertThat(server.stored()).isEqualTo(before);
  }

  @Test
  @DisplayName("RE-4: a body that breaks off is 400 and never taken for a whole one")
  void brokenBodiesAreNotWhole() {
    var before = server.stored();
    var head =
        LAUNCH + user + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (var chunks :
        List.of(
            "2\r\n{}\r\nnonsense\r\n",
            "2\r\n{}\r\n-1\r\n",
            "zz\r\n",
            "2\r\n{}\r\n" + "f".repeat(40))) {
      isRefused(RawConnection.exchange(server, head + chunks + "\r\n"), 400, "request.malformed");
    }
    assertThat(server.stored()).isEqualTo(before);
  }

  @Test
  @DisplayName("RE-4: a sender that hangs up in the middle changes nothing and is no error of ours")
  void whoHangsUpIsForgotten() {
    var before = server.stored();
    for (var part :
        List.of(
            "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{",
            "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
            "Content-Len")) {
      try (var connection = RawConnection.to(server)) {
        connection.say(LAUNCH + user + part).hangUp();
        assertThat(connection.rest()).doesNotContain("HTTP/1.1 5", "HTTP/1.1 2");
      }
    }
    assertThat(server.stored()).isEqualTo(before);
  }

  @Test
  @DisplayName(
      "API-4: a compressed body is 415, unfolded or not: nothing unfolds to gigabytes here")
  void compressedBodiesAreRefused() {
    for (var coding : List.of("gzip", "deflate", "br", "snappy", "nonsense", "identity, gzip")) {
      var answer =
          RawConnection.exchange(
              server,
              LAUNCH
                  + user
                  + "Connection: close\r\nContent-Type: application/json\r\nContent-Encoding: "
                  + coding
                  + "\r\nContent-Length: 2\r\n\r\n{}");
      assertThat(answer).startsWith("HTTP/1.1 415 ").contains("request.unsupported-type");
    }
  }

  @Test
  @DisplayName("a client that waits between its requests keeps its connection")
  void patienceIsForRequestsOnly() {
    try (var kept = RawConnection.to(server)) {
      for (var i = 0; i < 3; i++) {
        kept.say("GET /health/live HTTP/1.1\r\n" + HOST + "\r\n");
        assertThat(kept.until("\"healthy\"}")).startsWith("HTTP/1.1 200 ");
      }
      var rested = System.nanoTime() + Duration.ofMillis(1_200).toNanos();
      await().until(() -> System.nanoTime() > rested);
      kept.say("GET /health/live HTTP/1.1\r\n" + HOST + "\r\n");
      assertThat(kept.until("\"healthy\"}")).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  @DisplayName("RFC 9112 3.2.2: the absolute form means the same; HTTP/1.0 needs no Host")
  void otherFormsAreUnderstood() {
    var absolute =
        "GET http://example.org/api/stats?x=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    assertThat(RawConnection.exchange(server, absolute))
        .startsWith("HTTP/1.1 401 ")
        .contains("\"instance\":\"/api/stats\"");
    assertThat(RawConnection.exchange(server, "GET /health HTTP/1.0\r\n\r\n"))
        .matches("(?s)HTTP/1\\.[01] 200 .*");
  }
}
