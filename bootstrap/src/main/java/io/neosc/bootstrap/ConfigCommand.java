package io.neosc.bootstrap;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code neosc config}: what can be configured, and what is (OP-4). */
@Command(
    name = "config",
    description = "Shows and checks the configuration.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  neosc config check               every problem of the configuration at once",
      "  neosc config show --json | jq    the values in force and where they come from",
      "  neosc config reference           every key with its form, default and meaning"
    })
final class ConfigCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  static CommandLine commandLine(Surroundings surroundings) {
    return new CommandLine(new ConfigCommand())
        .addSubcommand(new ConfigShowCommand(surroundings))
        .addSubcommand(new ConfigCheckCommand(surroundings))
        .addSubcommand(new ConfigReferenceCommand());
  }

  @Override
  public Integer call() {
    throw missing(spec);
  }

  /** The refusal of a command that does nothing without a command below it. */
  static ParameterException missing(@Nullable CommandSpec spec) {
    var line = Objects.requireNonNull(spec).commandLine();
    return new ParameterException(
        line, "Say which: " + String.join(", ", line.getSubcommands().keySet()) + ".");
  }
}
