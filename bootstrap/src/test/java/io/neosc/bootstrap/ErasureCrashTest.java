package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of the process that erases somebody (AU-12). */
class ErasureCrashTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  /** A killed process keeps its lease for 30 s. */
  private static final Duration TAKEN_OVER = SOON.plusSeconds(60);

  private static final String EMAIL = "Ada.Lovelace@example.org";
  private static final String TRACE = "lovelace";
  private static final String PASSWORD = "planted-person-password";

  private final List<String> logs = new ArrayList<>();
  private final StringWriter said = new StringWriter();
  @TempDir Path folder;

  @Test
  @DisplayName(
      "AU-11, AU-12 killed twice while it erases, it goes on: no collection, log, export or archive"
          + " from before or after has her, and the chain is intact, online and off")
  void killedWhileItErases() throws IOException {
    var address = Databases.fresh();
    var variables = ServerProcess.variables(address);
    variables.put("NEOSC_DATA_DIR", folder.resolve("data").toString());
    variables.put("NEOSC_AUDIT_CHECKPOINT_INTERVAL", "1s");
    try (var server = ServerProcess.start(variables, "serve")) {
      var ada = lives(server);
      archived(variables, TRACE);
      Caller.admin(server.awaitReady())
          .post("/api/admin/users/" + ada + "/erase", "{\"email\":\"" + EMAIL + "\"}")
          .requires(202);
      killed(server);
    }
    try (var server = ServerProcess.start(variables, "serve")) {
      server.awaitReady();
      killed(server);
    }
    try (var client = MongoClients.create(address);
        var server = ServerProcess.start(variables, "serve")) {
      var admin = Caller.admin(server.awaitReady());
      var database = client.getDatabase(URI.create(address).getPath().substring(1));
      await().atMost(TAKEN_OVER).untilAsserted(() -> assertThat(knowing(database)).isEmpty());
      assertVerified(admin);
      var trail = folder.resolve("trail.jsonl");
      assertThat(run(variables, "audit", "export", "--out", trail.toString())).as(said()).isZero();
      var key = folder.resolve("key.pem");
      assertThat(run(variables, "audit", "keys", "--json")).as(said()).isZero();
      Files.writeString(key, pem());
      assertThat(
              run(
                  Map.of("NEOSC_DATA_DIR", folder.resolve("none").toString()),
                  "audit",
                  "verify",
                  trail.toString(),
                  "--key",
                  key.toString()))
          .as(said())
          .isZero();
      assertThat(Files.readString(trail).toLowerCase(Locale.ROOT))
          .contains("erase_user")
          .doesNotContain(TRACE);
      assertThat(inArchive()).contains("\"personal\"").doesNotContain(TRACE);
      archived(variables, "erase_user");
      assertThat(inArchive()).doesNotContain(TRACE);
      assertThat(knowing(database)).isEmpty();
      assertVerified(admin);
      var archive = folder.resolve("data/archive").toString();
      assertThat(run(variables, "audit", "verify", "--archive", archive, "--uri", "--json"))
          .as(said())
          .isZero();
      assertThat(said()).contains("\"first\":1,");
      logs.add(server.everything());
    }
    assertThat(logs)
        .allSatisfy(log -> assertThat(log.toLowerCase(Locale.ROOT)).doesNotContain(TRACE));
  }

  /** How late checkpoints are is asked elsewhere: they are made every second here. */
  private static void assertVerified(Caller admin) {
    assertThat(admin.get("/api/admin/audit-logs/verify").requires(200).body())
        .contains(
            "\"integrity\":{\"status\":\"intact\"", "\"completeness\":{\"status\":\"intact\"");
  }

  private void killed(ServerProcess server) {
    server.kill();
    logs.add(server.everything());
  }

  /** What is old enough leaves for the archive, beside the server, until a text is in it. */
  private void archived(Map<String, String> variables, String text) {
    var impatient = new HashMap<>(variables);
    impatient.put("NEOSC_AUDIT_RETENTION", "1s");
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          assertThat(run(impatient, "audit", "archive")).as(said()).isZero();
          assertThat(inArchive()).contains(text);
        });
  }

  /** All that is in the files of the archive, unpacked. */
  private String inArchive() throws IOException {
    var all = new StringBuilder();
    var archive = Files.createDirectories(folder.resolve("data/archive"));
    try (var files = Files.list(archive)) {
      for (var file : files.toList()) {
        try (var in = Files.newInputStream(file)) {
          var bytes =
              file.toString().endsWith(".gz")
                  ? new GZIPInputStream(in).readAllBytes()
                  : in.readAllBytes();
          all.append(new String(bytes, StandardCharsets.UTF_8));
        }
      }
    }
    return all.toString().toLowerCase(Locale.ROOT);
  }

  private static String lives(ServerProcess server) {
    var address = server.awaitReady();
    var admin = Caller.admin(address);
    var ada = Caller.of(address).registered(EMAIL, PASSWORD);
    ada.post("/api/workspaces/ws-linux-desktop/launch").requires(201);
    ada.get("/api/admin/users").requires(403);
    Caller.of(address)
        .post(
            "/api/auth/login",
            "{\"email\":\"" + EMAIL + "\",\"password\":\"planted-wrong-password\"}")
        .requires(401);
    var id = ada.get("/api/auth/me").requires(200).text("id");
    admin.patch("/api/admin/users/" + id, "{\"name\":\"Ada Lovelace\"}").requires(200);
    admin
        .post(
            "/api/admin/locks",
            "{\"target\":\"user\",\"value\":\"%s\",\"reason\":\"Ada Lovelace left\"}".formatted(id))
        .requires(201);
    return id;
  }

  /** The collections that have her; her own order knows her until it is over. */
  private static Set<String> knowing(MongoDatabase database) {
    var found = new TreeSet<String>();
    for (var name : database.listCollectionNames()) {
      for (var document :
          database
              .getCollection(name, RawBsonDocument.class)
              .withReadConcern(ReadConcern.MAJORITY)
              .find()) {
        var buffer = document.getByteBuffer();
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        if (new String(bytes, StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT)
            .contains(TRACE)) {
          found.add(name);
        }
      }
    }
    found.remove("erasures");
    return found;
  }

  private String pem() throws IOException {
    return JsonMapper.createDefault()
        .readValue(said(), JsonNode.class)
        .get("keys")
        .get(0)
        .get("pem")
        .getStringValue();
  }

  private String said() {
    return said.toString();
  }

  private int run(Map<String, String> variables, String... arguments) {
    said.getBuffer().setLength(0);
    var surroundings = new Surroundings(variables, FakeTerminal.unattended(), SOON);
    return Main.commandLine(surroundings)
        .setOut(new PrintWriter(said, true))
        .setErr(new PrintWriter(said, true))
        .execute(arguments);
  }
}
