package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not refused would wait for a MongoDB that never comes. */
@Timeout(60)
class StartRefusedTest {
  private static final String NOWHERE = "mongodb://127.0.0.1:1/?replicaSet=none";

  @Test
  @DisplayName(
      "OP-11: serve without its database and its secret says what to set, and exits with 2")
  void serveWithoutDatabaseAndSecretSaysWhatToSet() {
    try (var server = ServerProcess.start(Map.of(), "serve")) {
      assertThat(server.awaitExit()).describedAs(server.everything()).isEqualTo(2);
      assertThat(server.errors())
          .singleElement()
          .asString()
          .startsWith("neosc: MONGODB_URI and STATUS_JWT_SECRET are not set");
      assertThat(server.output()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}={1}")
  @DisplayName("ID-5, OP-4: serve refuses what is missing, weak, an example or no value")
  @CsvSource(
      delimiter = '|',
      value = {
        "STATUS_JWT_SECRET    |                            | STATUS_JWT_SECRET is not set",
        "STATUS_JWT_SECRET    | short                      | at least 64",
        "STATUS_JWT_SECRET    | your-secret-key-change-me-in-production-0123456789-abcdefghijklmn"
            + " | STATUS_JWT_SECRET",
        "STATUS_JWT_SECRET    | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            + " | STATUS_JWT_SECRET",
        "MONGODB_URI          |                            | MONGODB_URI is not set",
        "MONGODB_URI          | http://planted:planted@localhost/ | MONGODB_URI",
        "STATUS_PORT          | 70000                      | STATUS_PORT",
        "STATUS_PORT          | eighty                     | neosc.port",
        "NEOSC_DRAIN          | soon                       | neosc.drain is a duration",
        "NEOSC_REGISTRATION_ENABLED | maybe                | neosc.registration.enabled is true or",
        "NEOSC_COMMIT_QUEUE   | long                       | neosc.commit.queue is a whole number",
        "NEOSC_SECURITY_ACCESS_TOKEN_TTL | forever         | neosc.security.access-token-ttl is a",
        "NEOSC_DRAIN          | 11s                        | NEOSC_DRAIN",
        "NEOSC_ADMIN_EMAIL    | nobody                     | NEOSC_ADMIN_EMAIL",
        "NEOSC_ADMIN_PASSWORD | planted                    | NEOSC_ADMIN_PASSWORD",
        "NEOSC_CONFIG         | /nowhere/neosc.yaml        | NEOSC_CONFIG names /nowhere",
        "NEOSC_WORKSPACES_DEFAULTS | /nowhere/w.yaml       | /nowhere/w.yaml",
        "NEOSC_PROT           | 8080                       | the nearest is NEOSC_PORT",
      })
  void serveRefusesWhatIsWrong(String variable, String value, String message) {
    var variables = new TreeMap<>(ServerProcess.variables(NOWHERE));
    if (value == null) {
      variables.remove(variable);
    } else {
      variables.put(variable, value);
    }

    assertThat(refusal(variables))
        .startsWith("neosc: ")
        .contains(message)
        .doesNotContain("planted");
  }

  @Test
  @DisplayName("OP-4: a broken NEOSC_CONFIG is refused by its line, without what stands there")
  void aBrokenFileIsRefusedWithoutItsContent(@TempDir Path folder) throws IOException {
    var file = folder.resolve("neosc.yaml");
    Files.writeString(file, "neosc:\n  security:\n    jwt-secret: \"planted\" planted\n");
    var variables = new TreeMap<>(ServerProcess.variables(NOWHERE));
    variables.put("NEOSC_CONFIG", file.toString());

    assertThat(refusal(variables)).contains("neosc.yaml:3").doesNotContain("planted");
  }

  @Test
  @DisplayName(
      "OP-4: a hostile NEOSC_CONFIG is refused in a sentence, exit code 2, without a trace")
  void aHostileFileIsRefused(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("neosc.yaml"), "neosc: &a {security: *a}\n");
    var variables = new TreeMap<>(ServerProcess.variables(NOWHERE));
    variables.put("NEOSC_CONFIG", file.toString());

    assertThat(refusal(variables)).contains("neosc.yaml", "alias");
  }

  @Test
  @DisplayName("OP-4: the refusal says how many further problems there are")
  void theRefusalCountsFurtherProblems() {
    var variables = new TreeMap<>(ServerProcess.variables(NOWHERE));
    variables.put("NEOSC_DRAIN", "soon");
    variables.put("NEOSC_HOST", "${HOSTNAME}");
    variables.put("STATUS_PORT", "eighty");

    assertThat(refusal(variables)).contains("There are 2 more problems: neosc config check");
  }

  @Test
  void anUnknownOptionIsExplained() {
    try (var server = ServerProcess.start(Map.of(), "serve", "--fast")) {
      assertThat(server.awaitExit()).isEqualTo(2);
      assertThat(server.errors().getFirst()).contains("--fast");
    }
  }

  /** What the person reads who starts the server: one sentence. */
  private static String refusal(Map<String, String> variables) {
    var told = new StringWriter();
    try (var lifespan = new Lifespan()) {
      var start = catchThrowable(() -> new Start(Mode.PRODUCTION, variables, lifespan).run());
      var exitCode = StartFailure.of(start).report(new PrintWriter(told));
      assertThat(exitCode).describedAs(told.toString()).isEqualTo(2);
    }
    assertThat(told.toString().lines()).hasSize(1);
    return told.toString();
  }
}
