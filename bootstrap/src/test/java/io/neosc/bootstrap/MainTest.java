package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(data))
        .setErr(new PrintWriter(messages))
        .execute(arguments);
  }
}
