package io.neosc.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.neosc.application.testing.LogLines;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.identity.SignInFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("LI-2: the handshake")
@Timeout(20)
class HandshakeTest {
  private static final String NEOSC = "Sec-WebSocket-Protocol: neosc.v1";

  private static LiveServer server;
  private static SignIn.State ada;

  @BeforeAll
  static void start() {
    server = LiveServer.start(Map.of("neosc.live.allowed-origins", "https://portal.example.org"));
    ada = server.world.user("ada@example.org");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @DisplayName("takes a ticket, and echoes neosc.v1")
  void ticket() throws IOException {
    var answer = upgrade("?ticket=" + server.world.ticket(ada), NEOSC);

    assertThat(answer.status()).isEqualTo(101);
    assertThat(answer.headers()).containsEntry("Sec-WebSocket-Protocol", "neosc.v1");
  }

  @Test
  @DisplayName("takes a ticket once only")
  void ticketOnce() throws IOException {
    var ticket = server.world.ticket(ada);

    assertThat(upgrade("?ticket=" + ticket, NEOSC).status()).isEqualTo(101);
    refused(upgrade("?ticket=" + ticket, NEOSC), 401, "auth.invalid-token");
  }

  @Test
  @DisplayName("refuses a ticket after 30 s")
  void oldTicket() throws IOException {
    var signIn = server.world.user("old-ticket@example.org");
    var ticket = server.world.ticket(signIn);
    server.world.app.clock.forward(Duration.ofSeconds(30));
    server.world.app.live.heard();

    refused(upgrade("?ticket=" + ticket, NEOSC), 401, "auth.invalid-token");
  }

  @Test
  @DisplayName("takes the token beside neosc.v1, in any order, and never echoes it")
  void token() throws IOException {
    var token = server.tokens.issue(ada).token();

    for (var offer : new String[] {"neosc.v1, bearer." + token, "bearer." + token + ",neosc.v1"}) {
      var answer = upgrade("", "Sec-WebSocket-Protocol: " + offer);

      assertThat(answer.status()).isEqualTo(101);
      assertThat(answer.headers()).containsEntry("Sec-WebSocket-Protocol", "neosc.v1");
      assertThat(answer.headers().toString()).doesNotContain(token);
    }
  }

  @ParameterizedTest(name = "?{0}=")
  @ValueSource(strings = {"token", "access_token", "bearer", "jwt"})
  @DisplayName("refuses a token in the URL, even a good one beside a good ticket")
  void tokenInUrl(String parameter) throws IOException {
    var token = server.tokens.issue(ada).token();
    var ticket = server.world.ticket(ada);

    var answer = upgrade("?" + parameter + "=" + token + "&ticket=" + ticket, NEOSC);

    refused(answer, 400, "request.refused");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain(token);
    assertThat(upgrade("?ticket=" + ticket, NEOSC).status())
        .as("the ticket is good")
        .isEqualTo(101);
  }

  @Test
  @DisplayName("refuses whoever brings nothing, and says how to sign in")
  void noCredentials() throws IOException {
    var answer = upgrade("", NEOSC);

    refused(answer, 401, "auth.required");
    assertThat(answer.headers()).containsEntry("WWW-Authenticate", "Bearer");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"made-up", "bearer.", "bearer.eyJ0.sin-unknown", "bearer.a.b.c"})
  @DisplayName("refuses bad tokens and tickets, all in the same way")
  void badCredentials(String credential) throws IOException {
    var answer =
        credential.startsWith("bearer.")
            ? upgrade("", NEOSC + ", " + credential)
            : upgrade("?ticket=" + credential, NEOSC);

    refused(answer, 401, "auth.invalid-token");
    assertThat(answer.headers().get("WWW-Authenticate")).contains("invalid_token");
  }

  @Test
  @DisplayName("LI-5: refuses the ticket and the token of a sign-in that was revoked")
  void revoked() throws IOException {
    var bob = server.world.user("bob@example.org");
    var ticket = server.world.ticket(bob);
    server.world.logout(bob);

    refused(upgrade("?ticket=" + ticket, NEOSC), 401, "auth.invalid-token");
    var token = server.tokens.issue(bob).token();
    refused(upgrade("", NEOSC + ", bearer." + token), 401, "auth.invalid-token");
  }

  @Test
  @DisplayName("LI-5: refuses a sign-in that nobody knows, having asked the store")
  void unknownSignIn() throws IOException {
    var unknown = SignInFixture.aNewSignIn().state();

    refused(
        upgrade("", NEOSC + ", bearer." + server.tokens.issue(unknown).token()),
        401,
        "auth.invalid-token");
  }

  @Test
  @DisplayName("refuses a foreign page with 403 and leaves the ticket unused")
  void foreignOrigin() throws IOException {
    var ticket = server.world.ticket(ada);

    refused(
        upgrade("?ticket=" + ticket, NEOSC, "Origin: https://evil.example.org"),
        403,
        "auth.not-allowed");
    assertThat(upgrade("?ticket=" + ticket, NEOSC).status()).isEqualTo(101);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "https://portal.example.org",
        "https://neosc.example.org",
        "http://neosc.example.org"
      })
  @DisplayName("lets in pages of allowed origins and of the server itself")
  void goodOrigins(String origin) throws IOException {
    var ticket = server.world.ticket(ada);

    assertThat(upgrade("?ticket=" + ticket, NEOSC, "Origin: " + origin).status()).isEqualTo(101);
  }

  @Test
  @DisplayName("refuses other subprotocols; who offers none at all takes neosc.v1 as it is")
  void subprotocols() throws IOException {
    var ticket = server.world.ticket(ada);

    refused(
        upgrade("?ticket=" + ticket, "Sec-WebSocket-Protocol: graphql-ws"), 400, "request.refused");
    refused(
        upgrade("", "Sec-WebSocket-Protocol: bearer." + server.tokens.issue(ada).token()),
        400,
        "request.refused");
    assertThat(upgrade("?ticket=" + ticket).status()).isEqualTo(101);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"Accept: */*", "Upgrade: websocket", "Connection: Upgrade"})
  @DisplayName("refuses a request that is no upgrade, and leaves the ticket unused")
  void plainRequest(String header) throws IOException {
    var ticket = server.world.ticket(ada);

    try (var socket = new RawSocket(server.port())) {
      refused(socket.get("/ws/status?ticket=" + ticket, header), 400, "request.refused");
    }
    assertThat(upgrade("?ticket=" + ticket, NEOSC).status()).isEqualTo(101);
  }

  @Test
  @DisplayName("takes an empty Origin for a foreign one")
  void emptyOrigin() throws IOException {
    try (var other = LiveServer.start();
        var socket = new RawSocket(other.port())) {
      var token = other.tokens.issue(other.world.user("ada@example.org")).token();

      refused(
          socket.upgrade("/ws/status", NEOSC + ", bearer." + token, "Origin:"),
          403,
          "auth.not-allowed");
    }
  }

  @Test
  @DisplayName("LI-4: takes no offer to compress each frame for each client")
  void noCompression() throws IOException {
    var answer =
        upgrade(
            "?ticket=" + server.world.ticket(ada),
            NEOSC,
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits");

    assertThat(answer.status()).isEqualTo(101);
    assertThat(answer.headers()).doesNotContainKey("Sec-WebSocket-Extensions");
  }

  @Test
  @DisplayName("ID-8: answers 503 when nobody can tell whether the sign-in is good")
  void storeAway() throws IOException {
    try (var other = LiveServer.start()) {
      var signIn = other.world.user("ada@example.org");
      other.world.app.store.goAway(true);
      other.world.app.clock.forward(Duration.ofMinutes(2));
      try (var socket = new RawSocket(other.port())) {
        var token = other.tokens.issue(signIn).token();
        var answer = socket.upgrade("/ws/status", NEOSC + ", bearer." + token);

        refused(answer, 503, "server.unavailable");
        assertThat(answer.headers()).containsKey("Retry-After");
      }
    }
  }

  @Test
  @DisplayName(
      "OB-8: a refused handshake is a security line, a flood of them is one with its count")
  void refusalsAreTold() throws IOException {
    try (var other = LiveServer.start();
        var lines = LogLines.of("io.neosc.security")) {
      var ticket = other.world.ticket(other.world.user("ada@example.org"));
      for (var i = 0; i < 3; i++) {
        knock(other, "", NEOSC);
        knock(other, "?token=x", NEOSC);
        knock(other, "?ticket=made-up", NEOSC);
        knock(other, "?ticket=" + ticket, NEOSC, "Origin: https://evil" + i + ".example.org");
      }
      knock(other, "", "Sec-WebSocket-Protocol: graphql-ws, bearer.x");

      assertThat(lines.values())
          .filteredOn(line -> Boolean.FALSE.equals(line.get("success")))
          .extracting(
              line -> line.get("event"), line -> line.get("method"), line -> line.get("reason"))
          .containsExactly(
              tuple("authentication_attempt", "live_stream", "none"),
              tuple("authentication_attempt", "live_stream", "token_in_url"),
              tuple("authentication_attempt", "live_stream", "invalid_token"),
              tuple("authorization_failure", null, "foreign_origin"));
      assertThat(lines.values().getLast())
          .containsEntry("category", "security")
          .containsEntry("wanted", "GET /ws/status")
          .containsEntry("origin", "https://evil0.example.org")
          .containsEntry("ip_address", "127.0.0.1")
          .containsEntry("count", 1);
      other.world.app.clock.forward(Duration.ofSeconds(10));
      knock(other, "", NEOSC, "Origin: https://evil.example.org");
      assertThat(lines.values().getLast())
          .containsEntry("reason", "none")
          .containsEntry("count", 3);
    }
  }

  private static void knock(LiveServer server, String query, String... headers) throws IOException {
    try (var socket = new RawSocket(server.port())) {
      assertThat(socket.upgrade("/ws/status" + query, headers).status()).isGreaterThan(399);
    }
  }

  private static RawSocket.Answer upgrade(String query, String... headers) throws IOException {
    try (var socket = new RawSocket(server.port())) {
      return socket.upgrade("/ws/status" + query, headers);
    }
  }

  private static void refused(RawSocket.Answer answer, int status, String code) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.headers().get("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.problem())
        .containsEntry("status", status)
        .containsEntry("code", code)
        .containsEntry("type", "/problems/" + code)
        .containsEntry("instance", "/ws/status")
        .containsKeys("title", "detail");
  }
}
