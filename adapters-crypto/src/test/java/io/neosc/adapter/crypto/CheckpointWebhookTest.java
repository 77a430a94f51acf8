package io.neosc.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.neosc.application.audit.port.out.NotDelivered;
import io.neosc.application.audit.port.out.NotDelivered.Reason;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.util.Throwables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CheckpointWebhookTest {
  private static final String SECRET = "planted-webhook-secret-of-the-tests";
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final int ENDLESS = 1 << 30;

  private final LinkedBlockingQueue<Got> got = new LinkedBlockingQueue<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;

  private record Got(String path, @Nullable String signature, String type, String body) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private static Checkpoint checkpoint(long seq) {
    return Checkpoint.unsigned(
            new ChainHead(ChainHead.MAIN, seq, "ab".repeat(32)),
            Instant.parse("2026-03-05T12:00:00.000Z"),
            ChainHead.GENESIS_HASH,
            "0123456789abcdef")
        .signedWith("cd".repeat(64));
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void answering(String path, HttpHandler answer) {
    server.createContext(
        path,
        exchange -> {
          got.add(
              new Got(
                  exchange.getRequestURI().toString(),
                  exchange.getRequestHeaders().getFirst("NeoSC-Signature"),
                  exchange.getRequestHeaders().getFirst("Content-Type"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          answer.handle(exchange);
        });
  }

  private static HttpHandler status(int status) {
    return exchange -> {
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    };
  }

  private void deliver(@Nullable String secret) {
    try (var webhook = new CheckpointWebhook(address("/hook?of=neosc"), secret, PATIENCE)) {
      webhook.deliver(List.of(checkpoint(7), checkpoint(9)));
    }
  }

  private void assertNotDelivered(Reason reason) {
    assertThatExceptionOfType(NotDelivered.class)
        .isThrownBy(() -> deliver(SECRET))
        .satisfies(refused -> {
          assertThat(refused.reason()).isEqualTo(reason);
          assertThat(Throwables.getStackTrace(refused)).doesNotContain(SECRET, "of=neosc");
        });
  }

  @Test
  @DisplayName("AU-8 checkpoints are posted as lines, signed with the secret, which never leaves")
  void checkpointsArePosted() throws GeneralSecurityException, InterruptedException {
    answering("/hook", status(204));
    deliver(SECRET);
    deliver(null);

    var first = got.take();
    var body = checkpoint(7).line() + "\n" + checkpoint(9).line() + "\n";
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    var signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    assertThat(first)
        .isEqualTo(new Got("/hook?of=neosc", "sha256=" + signature, "application/x-ndjson", body));
    assertThat(got.take().signature()).isNull();
  }

  @Test
  @DisplayName("AU-8 no redirect is followed, and whatever is no success is none")
  void noRedirectIsFollowed() {
    answering("/elsewhere", status(204));
    answering(
        "/hook",
        exchange -> {
          exchange.getResponseHeaders().set("Location", address("/elsewhere").toString());
          exchange.sendResponseHeaders(got.size() == 1 ? 307 : 302, -1);
          exchange.close();
        });
    assertNotDelivered(Reason.REDIRECTED);
    assertNotDelivered(Reason.REDIRECTED);
    assertThat(got).extracting(Got::path).containsOnly("/hook?of=neosc").hasSize(2);
  }

  @Test
  @DisplayName("AU-8 a receiver that fails, hangs or is not there is told apart")
  void failuresAreToldApart() throws IOException {
    answering("/hook", status(500));
    assertNotDelivered(Reason.REFUSED);
    server.removeContext("/hook");
    assertNotDelivered(Reason.REFUSED);
    answering("/hook", this::hang);
    assertNotDelivered(Reason.SILENT);
    server.stop(0);
    assertNotDelivered(Reason.UNREACHABLE);
    try (var mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var webhook =
            new CheckpointWebhook(
                URI.create("http://127.0.0.1:" + mute.getLocalPort()), SECRET, PATIENCE)) {
      assertThatExceptionOfType(NotDelivered.class)
          .isThrownBy(() -> webhook.deliver(List.of(checkpoint(1))))
          .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.SILENT));
    }
  }

  private void hang(HttpExchange exchange) {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  @Test
  @Timeout(30)
  @DisplayName("AU-8 an answer without end is cut off, and counts by its status")
  void anEndlessAnswerIsCutOff() {
    answering(
        "/hook",
        exchange -> {
          exchange.sendResponseHeaders(200, ENDLESS);
          var body = exchange.getResponseBody();
          body.write(1);
          body.flush();
          hang(exchange);
        });
    deliver(SECRET);
    assertThat(got).hasSize(1);
  }
}
