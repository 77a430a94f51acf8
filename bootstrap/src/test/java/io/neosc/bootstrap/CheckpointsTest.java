package io.neosc.bootstrap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import com.sun.net.httpserver.HttpServer;
import io.neosc.domain.audit.Checkpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints as an operator meets them: in the database, in the file, after a restart. */
class CheckpointsTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String SECRET = "9b1e7c52d0a84f36b7c1e95a2d408f63";

  @TempDir Path data;
  private String webhook = "";

  @Test
  @DisplayName(
      "AU-8 AU-9: two nodes keep signed checkpoints in their file, and one sends them on; a cut tail is a critical alert, also after a restart")
  void aCutTailIsSeen() throws IOException {
    var database = Databases.fresh();
    try (var receiver = new Receiver()) {
      webhook = receiver.address();
      aCutTailIsSeen(database, receiver);
    }
  }

  private void aCutTailIsSeen(String database, Receiver receiver) throws IOException {
    try (var one = node(database);
        var two = node(database)) {
      await().atMost(SOON).until(() -> Files.exists(file()) && !kept().isEmpty());
      var before = kept().size();
      Caller.of(two.address()).registered("ada@example.org", "planted-checkpoint-password");
      await().atMost(SOON).until(() -> kept().size() > before);
      assertThat(well(one)).isTrue();
      await().atMost(SOON).until(() -> !receiver.received.isEmpty());
      receiver.well = false;
      assertTellsNoSecret(one);
      assertTellsNoSecret(two);
    }
    receiver.well = true;
    var all = kept();
    assertThat(all).extracting(Checkpoint::keyId).containsOnly(all.getFirst().keyId());
    for (var i = 1; i < all.size(); i++) {
      assertThat(all.get(i).previous()).isEqualTo(all.get(i - 1).digest());
    }
    cut(database, all.getLast().head().seq() - 1);
    try (var again = node(database)) {
      await().atMost(SOON).until(() -> !well(again));
      var admin = Caller.admin(again.address());
      await()
          .atMost(SOON)
          .until(() -> admin.get("/api/admin/alerts").body().contains("rul-audit-trail-broken"));
      assertThat(admin.get("/api/admin/alerts").body()).contains("\"severity\":\"critical\"");
      // entries were written since in the place of those that were cut off
      assertThat(admin.get("/api/admin/audit-logs/verify").body())
          .contains("\"status\":\"broken\",\"kind\":\"forged\"");
      assertThat(kept()).isEqualTo(all);
      await()
          .atMost(SOON)
          .untilAsserted(() ->
              assertThat(new LinkedHashSet<>(receiver.received))
                  .containsExactlyElementsOf(all.stream().map(Checkpoint::line).toList()));
      assertThat(receiver.unsigned).isZero();
      assertThat(admin.get("/api/health").body()).contains("\"audit_delivery\":{\"healthy\":true}");
      assertTellsNoSecret(again);
    }
  }

  private static void assertTellsNoSecret(ServerProcess node) {
    assertThat(String.join("\n", node.output())).doesNotContain(SECRET, "/of-a-token");
  }

  /** Takes checkpoints on this machine, unless it is ill. */
  private static final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private volatile boolean well = true;
    private volatile int unsigned;

    Receiver() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/of-a-token",
          exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), US_ASCII);
            if (exchange.getRequestHeaders().getFirst("NeoSC-Signature") == null) {
              unsigned++;
            }
            if (well) {
              body.lines().forEach(received::add);
            }
            exchange.sendResponseHeaders(well ? 200 : 500, -1);
            exchange.close();
          });
      server.start();
    }

    String address() {
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/of-a-token";
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  private ServerProcess node(String database) {
    var variables = ServerProcess.variables(database);
    variables.put("NEOSC_DATA_DIR", data.toString());
    variables.put("NEOSC_AUDIT_CHECKPOINT_INTERVAL", "1s");
    variables.put("NEOSC_AUDIT_CHECKPOINT_WEBHOOK", webhook);
    variables.put("NEOSC_AUDIT_CHECKPOINT_WEBHOOK_SECRET", SECRET);
    var node = ServerProcess.start(variables, "serve");
    node.awaitReady();
    return node;
  }

  private Path file() {
    return data.resolve("audit-checkpoints.jsonl");
  }

  private List<Checkpoint> kept() throws IOException {
    return Files.readAllLines(file()).stream().map(Checkpoint::parse).toList();
  }

  private static boolean well(ServerProcess node) {
    return Caller.of(node.address())
        .get("/api/health")
        .body()
        .contains("\"audit_checkpoints\":{\"healthy\":true}");
  }

  /** Deletes the entries from {@code seq} on. */
  private static void cut(String uri, long seq) {
    try (var client = MongoClients.create(uri)) {
      client
          .getDatabase(URI.create(uri).getPath().replace("/", ""))
          .getCollection("audit_log")
          .deleteMany(new Document("seq", new Document("$gte", seq)));
    }
  }
}
