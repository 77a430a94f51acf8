package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
  private final StringWriter data = new StringWriter();
  private final StringWriter messages = new StringWriter();

  @Test
  @DisplayName("OP-1: --help shows the commands, examples and exit codes, on stdout")
  void helpShowsCommandsExamplesAndExitCodes() {
    assertThat(run("--help")).isZero();
    assertThat(data.toString())
        .contains("serve", "demo", "Examples:", "neosc serve --dev", "Exit codes:");
    assertThat(messages.toString()).isEmpty();
  }

  @Test
  @DisplayName("OP-11: serve --help names the variables that deployments rely on")
  void serveHelpNamesTheVariables() {
    assertThat(run("serve", "--help")).isZero();
    assertThat(data.toString())
        .contains(
            "--dev",
            "MONGODB_URI",
            "STATUS_JWT_SECRET",
            "STATUS_PORT",
            "NEOSC_ADMIN_EMAIL",
            "NEOSC_ADMIN_PASSWORD",
            "NEOSC_DATA_DIR",
            "NEOSC_CONFIG");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void versionIsOneLine(String option) {
    assertThat(run(option)).isZero();
    assertThat(data.toString().lines()).singleElement().asString().startsWith("neosc ");
  }

  @ParameterizedTest
  @DisplayName("OP-1: what is not known is explained on stderr, exit code 2")
  @ValueSource(strings = {"--fast", "surf"})
  void whatIsNotKnownIsExplained(String argument) {
    assertThat(run(argument)).isEqualTo(2);
    assertThat(messages.toString()).contains(argument);
    assertThat(data.toString()).isEmpty();
  }

  @Test
  @DisplayName("OP-1: colours are for terminals, and NO_COLOR is honoured")
  void noColorIsHonoured() {
    var coloured = "\u001b[";
    for (var variables :
        List.of(
            Map.of("NO_COLOR", "1"),
            Map.of("NO_COLOR", "1", "CLICOLOR_FORCE", "1"),
            Map.of("CLICOLOR_FORCE", "1"))) {
      try (var help = ServerProcess.start(variables, "--help")) {
        assertThat(help.awaitExit()).isZero();
        assertThat(help.errors()).isEmpty();
        assertThat(String.join("\n", help.output()).contains(coloured))
            .describedAs(variables.toString())
            .isEqualTo(!variables.containsKey("NO_COLOR"));
      }
    }
  }

  @Test
  @DisplayName("OP-1: every command has help with examples")
  void everyCommandHasHelpWithExamples() {
    var commands = new ArrayDeque<CommandLine>(List.of(Main.commandLine()));
    var seen = 0;
    while (!commands.isEmpty()) {
      var command = commands.remove();
      commands.addAll(command.getSubcommands().values());
      if (!command.getCommandName().equals("help")) {
        assertThat(command.getUsageMessage()).contains("Usage: neosc", "Examples:", "  neosc ");
        seen++;
      }
    }
    assertThat(seen).isEqualTo(19);
  }

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(data))
        .setErr(new PrintWriter(messages))
        .execute(arguments);
  }
}
