package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The commands work beside a server that runs. */
class AdminCommandTest {
  private static final String SOMEBODY = "second-admin@example.org";
  private static String database;
  private static ServerProcess server;

  private final StringWriter data = new StringWriter();
  private final StringWriter messages = new StringWriter();

  @BeforeAll
  static void start() {
    database = Databases.fresh();
    server = ServerProcess.node(database);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private int run(FakeTerminal terminal, String... arguments) {
    return run(database, terminal, arguments);
  }

  private int run(String uri, FakeTerminal terminal, String... arguments) {
    data.getBuffer().setLength(0);
    messages.getBuffer().setLength(0);
    var surroundings =
        new Surroundings(Map.of("MONGODB_URI", uri), terminal, Duration.ofSeconds(20));
    return Main.commandLine(surroundings)
        .setOut(new PrintWriter(data))
        .setErr(new PrintWriter(messages))
        .execute(arguments);
  }

  private JsonNode json() throws IOException {
    return JsonMapper.createDefault().readValue(data.toString(), JsonNode.class);
  }

  @Test
  @DisplayName(
      "OP-1, ID-8: admin create and reset-password let somebody in, end sign-ins on running"
          + " servers, and leave their entries")
  void somebodyGetsInAgain() throws IOException {
    var nobody = FakeTerminal.unattended();
    assertThat(run(nobody, "admin", "create", "--email", SOMEBODY, "--generate-password", "--json"))
        .describedAs(messages.toString())
        .isZero();
    var made = json();
    var id = made.get("id").getStringValue();
    var first = made.get("password").getStringValue();
    assertThat(made.get("role").getStringValue()).isEqualTo("admin");
    assertThat(messages.toString()).contains(SOMEBODY).doesNotContain(first);
    var signedIn = Caller.of(server.address()).signedIn(SOMEBODY, first);
    signedIn.get("/api/auth/me").requires(200);

    var second = "another long password";
    assertThat(
            run(
                FakeTerminal.attended("y", second, second),
                "admin",
                "reset-password",
                "--email",
                "Second-Admin@example.org"))
        .describedAs(messages.toString())
        .isZero();
    assertThat(data.toString()).isEmpty();

    await().atMost(Duration.ofSeconds(5)).until(() -> signedIn.get("/api/auth/me").status() == 401);
    var again = Caller.of(server.address()).signedIn(SOMEBODY, second);
    var entries = again.get("/api/audit-logs?limit=500").requires(200);
    assertThat(entries.texts("action")).contains("create_user", "reset_password", "revoke_sign_in");
    assertThat(entries.body()).contains("user:" + id, "neosc command line");
    assertThat(entries.body()).doesNotContain(first).doesNotContain(second);
  }

  @Test
  @DisplayName("OP-1: what the product refuses is a sentence with exit code 3")
  void whatTheProductRefusesIsASentence() {
    var generate = List.of("--generate-password");
    assertRefused(3, "admin", "create", "--email", ServerProcess.ADMIN_EMAIL, generate.getFirst());
    assertRefused(
        3,
        "admin",
        "reset-password",
        "--email",
        "nobody@example.org",
        "--yes",
        generate.getFirst());
    assertThat(
            run(
                FakeTerminal.unattended("short"),
                "admin",
                "create",
                "--email",
                "third@example.org",
                "--password-stdin"))
        .isEqualTo(3);
    assertThat(messages.toString()).contains("12").doesNotContain("short");
  }

  @Test
  @DisplayName("OP-1: nothing is begun without an address, a password and a confirmation")
  void nothingIsBegunWithoutWhatIsNeeded() {
    var reset = new String[] {"admin", "reset-password", "--email", ServerProcess.ADMIN_EMAIL};
    assertRefused(2, "admin");
    assertRefused(2, "admin", "create");
    assertRefused(2, "admin", "create", "--email", "nobody", "--generate-password");
    assertRefused(2, "admin", "create", "--email", "x@example.org");
    assertRefused(2, "admin", "create", "--email", "x@example.org", "--password-stdin");
    assertRefused(
        2,
        "admin",
        "create",
        "--email",
        "x@example.org",
        "--password-stdin",
        "--generate-password");
    assertRefused(2, "admin", "create", "--email", "x@example.org", "--password", "planted");
    assertRefused(2, reset);
    assertThat(messages.toString()).contains("--yes");
    assertThat(run(FakeTerminal.attended("n"), reset)).isEqualTo(2);
    assertThat(run(FakeTerminal.attended("y", "one password 1", "another one 2"), reset))
        .isEqualTo(2);
    Caller.of(server.address()).signedIn(ServerProcess.ADMIN_EMAIL, ServerProcess.ADMIN_PASSWORD);
  }

  private void assertRefused(int exitCode, String... arguments) {
    assertThat(run(FakeTerminal.unattended(), arguments))
        .describedAs(messages.toString())
        .isEqualTo(exitCode);
    assertThat(messages.toString()).startsWith("neosc: ").doesNotContain("\tat ");
    assertThat(data.toString()).isEmpty();
  }

  @Test
  @DisplayName("OP-1, OP-4: without a database to work on it says so")
  void withoutADatabaseItSaysSo() {
    assertThat(
            run(
                "",
                FakeTerminal.unattended(),
                "admin",
                "create",
                "--email",
                "x@example.org",
                "--generate-password"))
        .isEqualTo(2);
    assertThat(messages.toString()).contains("MONGODB_URI is not set");

    var nowhere =
        new Surroundings(
            Map.of("MONGODB_URI", "mongodb://127.0.0.1:1/?replicaSet=none"),
            FakeTerminal.unattended(),
            Duration.ofSeconds(1));
    assertThat(
            Main.commandLine(nowhere)
                .setErr(new PrintWriter(messages))
                .execute("admin", "create", "--email", "x@example.org", "--generate-password"))
        .isEqualTo(1);
    assertThat(messages.toString()).contains("MongoDB did not answer within 1 s");
  }
}
