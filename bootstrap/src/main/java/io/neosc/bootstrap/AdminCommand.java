package io.neosc.bootstrap;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code neosc admin}: a way in for who owns the machine when nobody can sign in any more. */
@Command(
    name = "admin",
    description = "Makes an admin or sets a password, directly on the database.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  neosc admin create --email me@example.org",
      "  neosc admin reset-password --email me@example.org --generate-password"
    })
final class AdminCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  static CommandLine commandLine(Surroundings surroundings) {
    return new CommandLine(new AdminCommand())
        .addSubcommand(new AdminCreateCommand(surroundings))
        .addSubcommand(new AdminResetPasswordCommand(surroundings));
  }

  @Override
  public Integer call() {
    throw ConfigCommand.missing(spec);
  }
}
