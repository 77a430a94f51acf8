package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
  @TempDir Path folder;
  private final Map<String, String> variables =
      new TreeMap<>(ServerProcess.variables("mongodb://me:planted@db/neosc"));
  private final StringWriter data = new StringWriter();
  private final StringWriter messages = new StringWriter();

  private int run(String... arguments) {
    return Main.commandLine(new Surroundings(variables, FakeTerminal.unattended(), Duration.ZERO))
        .setOut(new PrintWriter(data))
        .setErr(new PrintWriter(messages))
        .execute(arguments);
  }

  private JsonNode json() throws IOException {
    return JsonMapper.createDefault().readValue(data.toString(), JsonNode.class);
  }

  @Test
  @DisplayName("OP-4, OP-1: config show gives every value in force with its source, secrets hidden")
  void showGivesEveryValueWithItsSource() {
    variables.put("NEOSC_LIVE_HEARTBEAT", "20s");

    assertThat(run("config", "show")).describedAs(messages.toString()).isZero();

    assertThat(data.toString().lines())
        .anyMatch(line -> line.matches("neosc.live.heartbeat +20s +NEOSC_LIVE_HEARTBEAT"))
        .anyMatch(line -> line.matches("neosc.drain +10s +default"))
        .anyMatch(
            line -> line.matches("neosc.security.jwt-secret +\\(hidden\\) +STATUS_JWT_SECRET"))
        .anyMatch(line -> line.matches("mongodb.uri +mongodb://\\(hidden\\)@db/neosc +MONGODB_URI"))
        .anyMatch(line -> line.matches("neosc.metrics.scrape-token +not set"))
        .noneMatch(line -> line.contains("planted"))
        .noneMatch(line -> line.contains(ServerProcess.JWT_SECRET));
    assertThat(messages.toString()).isEmpty();
  }

  @Test
  @DisplayName("OP-1: config show --json gives the same for programs")
  void showGivesJson() throws IOException {
    assertThat(run("config", "show", "--json", "--dev")).isZero();

    var port = find(json(), "neosc.port");
    assertThat(port.get("value").getStringValue()).isEqualTo("0");
    assertThat(port.get("source").getStringValue()).isEqualTo("STATUS_PORT");
    assertThat(port.get("secret").getBooleanValue()).isFalse();
    var secret = find(json(), "neosc.security.jwt-secret");
    assertThat(secret.get("value").getStringValue()).isEqualTo("(hidden)");
    assertThat(secret.get("secret").getBooleanValue()).isTrue();
    assertThat(find(json(), "neosc.metrics.scrape-token").get("value").isNull()).isTrue();
  }

  private static JsonNode find(JsonNode list, String key) {
    for (var one : list.values()) {
      if (one.get("key").getStringValue().equals(key)) {
        return one;
      }
    }
    throw new AssertionError(key + " is missing");
  }

  @Test
  @DisplayName("OP-4: config show of a configuration with problems names them and exits with 2")
  void showOfWhatIsWrongExitsWithTwo() {
    variables.put("STATUS_PORT", "eighty");

    assertThat(run("config", "show")).isEqualTo(2);
    assertThat(messages.toString()).contains("neosc.port is a whole number");
    assertThat(data.toString()).contains("neosc.drain");
  }

  @Test
  @DisplayName("OP-4: config check of a sound configuration exits with 0")
  void checkOfASoundConfigurationExitsWithZero() {
    variables.put("RETENTION_DAYS", "30");

    assertThat(run("config", "check")).isZero();
    assertThat(messages.toString()).contains("RETENTION_DAYS", "the configuration is sound");
    assertThat(data.toString()).isEmpty();
  }

  @Test
  @DisplayName("OP-4: config check names every problem, each on a line, and exits with 2")
  void checkNamesEveryProblem() throws IOException {
    var catalogue = Files.writeString(folder.resolve("w.yaml"), "workspaces:\n  - idd: x\n");
    variables.put("NEOSC_WORKSPACES_DEFAULTS", catalogue.toString());
    variables.put("STATUS_PORT", "eighty");
    variables.put("NEOSC_DRIAN", "1s");
    variables.put("STATUS_JWT_SECRET", "planted");

    assertThat(run("config", "check")).isEqualTo(2);
    assertThat(messages.toString().lines())
        .hasSize(4)
        .allMatch(line -> line.startsWith("neosc: "))
        .anyMatch(line -> line.contains("NEOSC_DRAIN"))
        .anyMatch(line -> line.contains("neosc.port"))
        .anyMatch(line -> line.contains("neosc.security.jwt-secret"))
        .anyMatch(line -> line.contains("w.yaml:2"))
        .noneMatch(line -> line.contains("planted"));
  }

  @Test
  @DisplayName("OP-1: config check --json gives the same for programs")
  void checkGivesJson() throws IOException {
    variables.remove("MONGODB_URI");

    assertThat(run("config", "check", "--json")).isEqualTo(2);
    assertThat(json().get("sound").getBooleanValue()).isFalse();
    assertThat(json().get("problems").get(0).getStringValue()).contains("MONGODB_URI is not set");
    assertThat(messages.toString()).isEmpty();
  }

  @Test
  @DisplayName("OP-1: config reference gives the catalogue as Markdown and as JSON")
  void referenceGivesTheCatalogue() throws IOException {
    assertThat(run("config", "reference")).isZero();
    assertThat(data.toString()).startsWith("# Configuration").contains("| `neosc.port` |");

    data.getBuffer().setLength(0);
    assertThat(run("config", "reference", "--json")).isZero();
    assertThat(find(json(), "mongodb.uri").get("required").getBooleanValue()).isTrue();
  }

  @Test
  @DisplayName("OP-1: config alone says which commands there are, exit code 2")
  void configAloneSaysWhichCommandsThereAre() {
    assertThat(run("config")).isEqualTo(2);
    assertThat(messages.toString()).contains("show", "check", "reference");
  }

  @Test
  @DisplayName("OP-1, API-9: openapi prints the description of the API without a database")
  void openapiPrintsTheDescription() {
    variables.clear();

    assertThat(run("openapi")).describedAs(messages.toString()).isZero();
    assertThat(data.toString()).startsWith("openapi: 3.1").contains("/api/auth/login:");
    assertThat(messages.toString()).isEmpty();
  }

  @Test
  @DisplayName("OP-1: completion prints a script with commands and options")
  void completionPrintsAScript() {
    assertThat(run("completion")).isZero();
    assertThat(data.toString()).startsWith("#!").contains("_complete_neosc", "config", "--json");
  }
}
