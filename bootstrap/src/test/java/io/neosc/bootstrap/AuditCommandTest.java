package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditFixture;
import io.neosc.domain.audit.AuditLine;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.export.ExportFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators and auditors meet: no server, no database, and a server's own. */
class AuditCommandTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final StringWriter data = new StringWriter();
  private final StringWriter messages = new StringWriter();
  @TempDir Path folder;

  private int run(Map<String, String> variables, String... arguments) {
    data.getBuffer().setLength(0);
    messages.getBuffer().setLength(0);
    var surroundings =
        new Surroundings(variables, FakeTerminal.unattended(), Duration.ofSeconds(20));
    return Main.commandLine(surroundings)
        .setOut(new PrintWriter(data))
        .setErr(new PrintWriter(messages))
        .execute(arguments);
  }

  private int run(String... arguments) {
    return run(Map.of("NEOSC_DATA_DIR", folder.resolve("none").toString()), arguments);
  }

  private JsonNode json() throws IOException {
    return JsonMapper.createDefault().readValue(data.toString(), JsonNode.class);
  }

  private String status(String question) throws IOException {
    return json().get(question).get("status").getStringValue();
  }

  // ---- a file, on a machine that has nothing else

  private static KeyPair key() throws GeneralSecurityException {
    return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  private static String id(KeyPair key) throws GeneralSecurityException {
    var digest = MessageDigest.getInstance("SHA-256").digest(key.getPublic().getEncoded());
    return HexFormat.of().formatHex(digest, 0, 8);
  }

  private static Checkpoint signed(KeyPair key, AuditEntry entry) throws GeneralSecurityException {
    var unsigned = Checkpoint.unsigned(entry.head(), entry.timestamp(), "0".repeat(64), id(key));
    var signature = Signature.getInstance("Ed25519");
    signature.initSign(key.getPrivate());
    signature.update(unsigned.signed());
    return unsigned.signedWith(HexFormat.of().formatHex(signature.sign()));
  }

  private String pem(KeyPair key) throws IOException {
    var text = Base64.getMimeEncoder().encodeToString(key.getPublic().getEncoded());
    var file = folder.resolve("key.pem");
    Files.writeString(file, "-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n");
    return file.toString();
  }

  private String lines(List<AuditEntry> entries) throws IOException {
    var file = folder.resolve("trail.jsonl");
    Files.write(file, entries.stream().map(AuditLine::of).toList());
    return file.toString();
  }

  @Test
  @DisplayName(
      "AU-9: audit verify FILE says 0 clean, 1 broken, 2 cannot tell, without anything else")
  void aFileIsVerified() throws IOException, GeneralSecurityException {
    var key = key();
    var entries = new ArrayList<>(AuditFixture.aChainOf(7));
    var checkpoints = folder.resolve("checkpoints.jsonl");
    Files.writeString(checkpoints, signed(key, entries.getLast()).line() + "\n");
    var trail = lines(entries);
    var proof = new String[] {"--key", pem(key), "--checkpoints", checkpoints.toString()};
    var verify =
        new String[] {"audit", "verify", trail, proof[0], proof[1], proof[2], proof[3], "--json"};

    assertThat(run(verify)).describedAs(messages.toString()).isZero();
    assertThat(json().get("status").getStringValue()).isEqualTo("intact");
    assertThat(json().get("entries").getIntValue()).isEqualTo(7);
    assertThat(json().get("head").get("hash").getStringValue()).isEqualTo(entries.getLast().hash());
    assertThat(status("freshness")).isEqualTo("unknown");

    assertThat(run("audit", "verify", trail, "--json")).isEqualTo(2);
    assertThat(status("integrity")).isEqualTo("intact");
    assertThat(status("completeness")).isEqualTo("unknown");
    assertThat(run("audit", "verify", trail, proof[2], proof[3])).isEqualTo(2);
    assertThat(data.toString()).contains("not trusted here");

    entries.remove(3);
    var _ = lines(entries);
    assertThat(run(verify)).isEqualTo(1);
    assertThat(json().get("completeness").get("kind").getStringValue()).isEqualTo("deleted");
    assertThat(json().get("completeness").get("seq").getIntValue()).isEqualTo(4);
    assertThat(run("audit", "verify", trail, proof[0], proof[1])).isEqualTo(1);
    assertThat(data.toString()).contains("completeness  broken (deleted): entry 4 is missing");
  }

  @Test
  @DisplayName("AU-9: what cannot be read or was asked wrongly is a sentence with exit code 2")
  void whatCannotBeReadIsASentence() throws IOException {
    var trail = lines(AuditFixture.aChainOf(2));
    var broken = folder.resolve("broken.pem");
    Files.writeString(broken, "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n");
    assertSentence("audit");
    assertSentence("audit", "verify");
    assertSentence("audit", "verify", trail, "--uri", "mongodb://localhost/x");
    assertSentence("audit", "verify", folder.resolve("no-such").toString());
    assertSentence("audit", "verify", folder.toString());
    assertSentence("audit", "verify", trail, "--key", broken.toString());
    assertSentence("audit", "verify", trail, "--key", folder.resolve("no-such").toString());
    assertSentence("audit", "verify", trail, "--checkpoints", folder.resolve("none").toString());
    assertSentence("audit", "verify", trail, "--first", "0");
    assertSentence("audit", "verify", trail, "--first", "5", "--last", "4");
    assertSentence("audit", "verify", trail, "--last", "many");
    assertSentence("audit", "verify", "--uri", "nonsense");
    assertSentence("audit", "verify", "--uri");
    assertSentence("audit", "verify", "--uri", "mongodb://localhost/x", "--first", "5");
    assertSentence("audit", "keys");
    assertSentence("audit", "keys", "rotate");
    assertSentence("audit", "checkpoint");
  }

  private void assertSentence(String... arguments) {
    assertThat(run(arguments)).describedAs(String.join(" ", arguments)).isEqualTo(2);
    assertThat(messages.toString()).startsWith("neosc: ").doesNotContain("\tat ");
    assertThat(data.toString()).isEmpty();
  }

  @Test
  @DisplayName("AU-9: a database that does not answer is not broken, nobody can tell")
  void aSilentDatabaseIsNotBroken() {
    var surroundings =
        new Surroundings(Map.of(), FakeTerminal.unattended(), Duration.ofMillis(500));
    assertThat(
            Main.commandLine(surroundings)
                .setErr(new PrintWriter(messages))
                .execute("audit", "verify", "--uri", "mongodb://127.0.0.1:1/?replicaSet=none"))
        .isEqualTo(2);
    assertThat(messages.toString()).contains("MongoDB did not answer");
  }

  // ---- beside a server

  @Test
  @DisplayName(
      "AU-8 AU-9: beside a server the head is signed, its keys are shown, its database is verified"
          + " and what was done to it is named")
  void besideAServer() throws IOException {
    var database = Databases.fresh();
    var own = Map.of("MONGODB_URI", database, "NEOSC_DATA_DIR", folder.resolve("data").toString());
    var variables = ServerProcess.variables(database);
    variables.putAll(own);
    variables.put("NEOSC_AUDIT_CHECKPOINT_INTERVAL", "1s");
    assertThat(run(own, "audit", "checkpoint")).isEqualTo(2);
    assertThat(messages.toString()).contains("no key");
    var kept = folder.resolve("data").resolve("audit-checkpoints.jsonl");
    var elsewhere = folder.resolve("pem");
    try (var server = ServerProcess.start(variables, "serve")) {
      server.awaitReady();
      await().atMost(SOON).until(() -> Files.exists(kept));
      Caller.of(server.address()).registered("ada@example.org", "planted-auditor-password");

      assertThat(run(own, "audit", "checkpoint", "--json"))
          .describedAs(messages.toString())
          .isZero();
      var checkpoint = Checkpoint.parse(data.toString().strip());
      assertThat(Files.readAllLines(kept)).contains(checkpoint.line());
      assertThat(run(own, "audit", "keys", "--json")).isZero();
      var key = json().get("keys").get(0);
      assertThat(key.get("key_id").getStringValue()).isEqualTo(checkpoint.keyId());
      assertThat(key.get("signing").getBooleanValue()).isTrue();
      assertThat(data.toString()).contains("BEGIN PUBLIC KEY").doesNotContain("PRIVATE");

      assertThat(run(own, "audit", "verify", "--uri", "--json"))
          .describedAs(data.toString() + messages)
          .isZero();
      var head = json().get("head").get("seq").getLongValue();
      assertThat(head).isGreaterThanOrEqualTo(checkpoint.head().seq());
      assertThat(json().get("recorded").getBooleanValue()).isTrue();
      assertThat(verifications(database)).isEqualTo(1);
      Files.writeString(elsewhere, pemOf(own));
      assertRotates(own, server, checkpoint.keyId());
    }
    assertExports(own, elsewhere);
    var wrong = Databases.fresh();
    assertThat(run("audit", "verify", "--uri", wrong, "--json")).isEqualTo(2);
    assertThat(json().get("recorded").getBooleanValue()).isFalse();
    assertThat(messages.toString()).contains("There is no entry");
    assertThat(verifications(wrong)).isZero();
    assertThat(run("audit", "verify", "--uri", database, "--key", elsewhere.toString(), "--json"))
        .isEqualTo(2);
    assertThat(status("integrity")).isEqualTo("intact");
    assertThat(json().get("completeness").get("detail").getStringValue()).contains("outside");

    change(
        database,
        entries ->
            entries.updateOne(
                new Document("seq", 2), new Document("$set", new Document("action", "logout"))));
    var verify =
        new String[] {
          "audit",
          "verify",
          "--uri",
          database,
          "--key",
          elsewhere.toString(),
          "--checkpoints",
          kept.toString(),
          "--json"
        };
    assertThat(run(verify)).isEqualTo(1);
    assertThat(json().get("integrity").get("kind").getStringValue()).isEqualTo("changed");
    assertThat(json().get("integrity").get("seq").getIntValue()).isEqualTo(2);

    change(database, entries -> entries.deleteMany(new Document("seq", new Document("$gte", 2))));
    assertThat(run(verify)).isEqualTo(1);
    assertThat(json().get("completeness").get("kind").getStringValue()).isEqualTo("cut");
    assertThat(run(own, "audit", "checkpoint")).isEqualTo(1);
    assertThat(messages.toString()).contains("(cut), seen at entry 3");
  }

  /** AU-8: everything behind it is proved to who has the first public key and nothing else. */
  private void assertRotates(Map<String, String> own, ServerProcess server, String first)
      throws IOException {
    assertThat(run(own, "audit", "keys", "rotate", "--json"))
        .describedAs(messages.toString())
        .isZero();
    var next = json().get("key_id").getStringValue();
    assertThat(json().get("replaced").getStringValue()).isEqualTo(first);
    Caller.of(server.address()).registered("eve@example.org", "planted-auditor-password");
    await().atMost(SOON).until(() -> last(own).keyId().equals(next));
    assertThat(run(own, "audit", "keys")).isZero();
    assertThat(data.toString()).contains(next + "  signs here", first + "  is trusted here");
    try (var files = Files.list(Path.of(own.get("NEOSC_DATA_DIR"), "audit-keys"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("signing-key.pem", "trusted");
    }
    assertThat(String.join("\n", server.output())).doesNotContain(" is ill");
  }

  private static Checkpoint last(Map<String, String> own) throws IOException {
    var file = Path.of(own.get("NEOSC_DATA_DIR"), "audit-checkpoints.jsonl");
    return Checkpoint.parse(Files.readAllLines(file).getLast());
  }

  /**
   * AU-10: exports prove themselves to who has the key and nothing else; broken off, they go on.
   */
  private void assertExports(Map<String, String> own, Path pem) throws IOException {
    for (var format : ExportFormat.values()) {
      var out = folder.resolve("trail." + format.suffix());
      var export =
          new String[] {
            "audit", "export", "--out", out.toString(), "--format", format.text(), "--json"
          };
      assertThat(run(own, export)).describedAs(messages.toString()).isZero();
      assertThat(json().get("file").getStringValue()).isEqualTo(out.toString());
      assertThat(messages.toString()).isEmpty();
      assertThat(run("audit", "verify", out.toString(), "--key", pem.toString(), "--json"))
          .describedAs(data.toString())
          .isZero();
      var entries = json().get("entries").getLongValue();
      assertThat(entries).isPositive();
      assertThat(run("audit", "verify", out.toString(), "--first", "2")).isEqualTo(2);
      assertThat(run("audit", "verify", out.toString())).isEqualTo(2);
      assertThat(run(own, export)).isEqualTo(2);
      assertThat(messages.toString()).contains("is there already");

      var whole = Files.readAllBytes(out);
      var part = Path.of(out + ".part");
      for (var cut = 0; cut < 4; cut++) {
        Files.delete(out);
        Files.write(part, Arrays.copyOf(whole, whole.length * cut / 4));
        assertThat(run(own, export)).describedAs(messages.toString()).isZero();
        assertThat(Files.exists(part)).isFalse();
        var longer = new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
        assertThat(longer)
            .startsWith(
                new String(whole, StandardCharsets.UTF_8).lines().findFirst().orElseThrow());
        assertThat(run("audit", "verify", out.toString(), "--key", pem.toString(), "--json"))
            .isZero();
        assertThat(json().get("entries").getLongValue()).isEqualTo(entries + cut + 1);
      }
      whole[whole.length / 2] ^= 1;
      Files.write(out, whole);
      assertThat(run("audit", "verify", out.toString(), "--key", pem.toString())).isEqualTo(1);
    }
    var out = folder.resolve("some.csv").toString();
    var some =
        new String[] {
          "audit", "export", "--out", out, "--format", "csv", "--where", "action=export_audit"
        };
    assertThat(run(own, some)).isZero();
    assertThat(Path.of(out)).content().contains("export_audit").doesNotContain(",register,");
    assertThat(run("audit", "verify", out, "--key", pem.toString())).isEqualTo(2);
    assertThat(data.toString()).contains("completeness  unknown: it has only what fits");
    assertSentence("audit", "export");
    assertSentence("audit", "export", "--out", out + "x", "--format", "xml");
    assertSentence("audit", "export", "--out", out + "x", "--where", "colour=red");
    assertSentence("audit", "export", "--out", out + "x", "--from", "yesterday");
    assertThat(run(own, "audit", "export", "--out", folder.resolve("no/such/folder").toString()))
        .isEqualTo(2);
    assertThat(messages.toString()).startsWith("neosc: ").doesNotContain("\tat ");
  }

  private String pemOf(Map<String, String> variables) throws IOException {
    assertThat(run(variables, "audit", "keys", "--json")).isZero();
    return json().get("keys").get(0).get("pem").getStringValue();
  }

  /** AU-13: how often the trail says that somebody at the machine had it verified. */
  private static long verifications(String uri) {
    var count = new AtomicLong();
    change(
        uri,
        entries ->
            count.set(
                entries.countDocuments(
                    new Document("action", "verify_audit")
                        .append("personal.user_agent", "neosc command line"))));
    return count.get();
  }

  private static void change(String uri, Consumer<MongoCollection<Document>> change) {
    try (var client = MongoClients.create(uri)) {
      change.accept(
          client
              .getDatabase(URI.create(uri).getPath().replace("/", ""))
              .getCollection("audit_log"));
    }
  }
}
