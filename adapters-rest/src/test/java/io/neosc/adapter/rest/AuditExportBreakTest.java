package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.testing.People;
import io.neosc.domain.identity.RefusalReason;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignInEvent;
import io.neosc.domain.identity.SignInMethod;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("AU-10: an export that does not come to its end")
class AuditExportBreakTest {
  private static final String EXPORT = "/api/admin/audit-logs/export";
  private static final int ENTRIES = 8_000;

  /** In the product it is 60 s; long enough here for what must not be ended by it. */
  private static final String IDLE = "3s";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("micronaut.server.idle-timeout", IDLE));
    fill();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void fill() {
    var context =
        new CommitContext(null, "192.0.2.1", "x".repeat(400), People.STRANGER.traceId(), null);
    for (var i = 0; i < ENTRIES; i++) {
      server.app.clock.forward(Duration.ofMillis(1));
      server.app.commits.record(
          context,
          new SignInEvent.Refused(
              "person" + i + "@example.org",
              null,
              SignInMethod.PASSWORD,
              RefusalReason.UNKNOWN_ACCOUNT,
              server.app.clock.instant()));
    }
  }

  @Test
  @DisplayName("an answer that breaks off is reset, never ended, and its place is free again")
  void aBrokenAnswerIsNeverEnded() throws IOException {
    var auditor = server.signIn(Role.AUDITOR);
    var read = new ByteArrayOutputStream();
    try (var socket = socket(auditor)) {
      var in = socket.getInputStream();
      read.write(in.readNBytes(2_000));
      assertThat(read.toString(StandardCharsets.UTF_8)).startsWith("HTTP/1.1 200");
      server.get(EXPORT).as(auditor).send().isProblem(409, "audit.exports-underway");
      server.app.store.goAway(true);
      in.transferTo(read);
    } catch (IOException reset) {
      assertThat(reset).hasMessageContaining("reset");
    }
    server.app.store.goAway(false);
    assertThat(read.toString(StandardCharsets.UTF_8))
        .doesNotEndWith("\r\n0\r\n\r\n")
        .doesNotContain("\"type\":\"proof\"");
    server.get(EXPORT + "?action=login&success=true").as(auditor).send().is(200);
  }

  @Test
  @DisplayName("a client that goes leaves its place")
  void aClientThatGoesLeavesItsPlace() throws IOException {
    var auditor = server.signIn(Role.AUDITOR);
    try (var socket = socket(auditor)) {
      assertThat(socket.getInputStream().readNBytes(1_000)).hasSize(1_000);
    }
    await().until(() -> server.get(EXPORT + "?action=none").as(auditor).send().status() == 200);
  }

  @Test
  @DisplayName("a client that stays and reads nothing is cut off and leaves its place")
  void aClientThatReadsNothingIsCutOff() throws IOException {
    var auditor = server.signIn(Role.AUDITOR);
    try (var socket = socket(auditor)) {
      var in = socket.getInputStream();
      assertThat(in.readNBytes(1_000)).hasSize(1_000);
      server.get(EXPORT + "?action=none").as(auditor).send().is(409);
      // The application's clock stands still, so its own patience does not end.
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> server.get(EXPORT + "?action=none").as(auditor).send().status() == 200);
      var read = new ByteArrayOutputStream();
      try {
        in.transferTo(read);
      } catch (IOException reset) {
        assertThat(reset).hasMessageContaining("reset");
      }
      assertThat(read.toString(StandardCharsets.UTF_8)).doesNotContain("\"type\":\"proof\"");
    }
  }

  private static Socket socket(String token) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.setSoTimeout(20_000);
    socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
    var request =
        "GET "
            + EXPORT
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + token
            + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
