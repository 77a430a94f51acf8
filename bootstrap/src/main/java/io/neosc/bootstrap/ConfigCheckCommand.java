package io.neosc.bootstrap;

import io.neosc.bootstrap.config.ConfigKeys;
import io.neosc.bootstrap.config.Configuration;
import io.neosc.bootstrap.config.Use;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code neosc config check}: whether a server would start with this configuration. */
@Command(
    name = "check",
    description =
        "Says everything that is wrong with the configuration; no server or database is needed.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  neosc config check",
      "  NEOSC_CONFIG=neosc.yaml neosc config check --json | jq -r '.problems[]'"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:nothing is wrong", "2:something is; each problem has a line"})
final class ConfigCheckCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Spec @Nullable CommandSpec spec;
  @Mixin JsonOption json = new JsonOption();
  @Mixin DevelopmentOption development = new DevelopmentOption();

  ConfigCheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var streams = Objects.requireNonNull(spec).commandLine();
    var configuration =
        Configuration.read(surroundings.variables(), development.orElse(Use.SERVER));
    if (json.wanted) {
      var problems = problems(configuration);
      JsonOption.print(
          Map.of("sound", problems.isEmpty(), "problems", problems, "notes", configuration.notes()),
          streams.getOut());
      return problems.isEmpty() ? 0 : StartFailure.CONFIGURATION;
    }
    var exitCode = tell(configuration, streams.getErr());
    if (exitCode == 0) {
      streams.getErr().println("neosc: the configuration is sound.");
      streams.getErr().flush();
    }
    return exitCode;
  }

  /** Tells notes and problems, and gives the exit code. */
  static int tell(Configuration configuration, PrintWriter messages) {
    var problems = problems(configuration);
    configuration.notes().forEach(note -> messages.println("neosc: " + note));
    problems.forEach(problem -> messages.println("neosc: " + problem));
    messages.flush();
    return problems.isEmpty() ? 0 : StartFailure.CONFIGURATION;
  }

  /** Those of the keys, and of the catalogue of workspaces that one of them names. */
  private static List<String> problems(Configuration configuration) {
    var problems = new ArrayList<>(configuration.problems());
    try {
      Catalogue.at(configuration.find(ConfigKeys.WORKSPACES_DEFAULTS).orElse(null));
    } catch (StartRefused refused) {
      if (problems.stream()
          .noneMatch(known -> known.contains(ConfigKeys.WORKSPACES_DEFAULTS.name()))) {
        problems.add(String.valueOf(refused.getMessage()));
      }
    }
    return problems;
  }
}
