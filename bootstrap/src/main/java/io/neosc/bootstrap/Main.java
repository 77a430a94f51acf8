package io.neosc.bootstrap;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program {@code neosc} (OP-1). Messages go to stderr, data and logs to stdout. */
@Command(
    name = "neosc",
    description = "Secure workspaces with a chained audit trail.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "[COMMAND]",
    footerHeading = "%nExamples:%n",
    footer = {
      "  neosc demo           sample data that moves, on a database of its own",
      "  neosc serve --dev    a server for development; what is missing is made",
      "  neosc serve          the server, configured by environment or NEOSC_CONFIG",
      "  neosc config check   what is wrong with the configuration",
      "  neosc admin create   one more admin, when nobody can sign in",
      "  neosc audit verify   whether the audit trail is what was written"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it did what was asked, or was stopped by SIGTERM or Ctrl-C",
      "1:it failed while it ran; the message says why",
      "2:wrong options or configuration; nothing was started",
      "3:refused, because of what there is; nothing was changed"
    })
public final class Main implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return commandLine(Surroundings.ofThisProcess());
  }

  static CommandLine commandLine(Surroundings surroundings) {
    return new CommandLine(new Main())
        .addSubcommand(new ServeCommand())
        .addSubcommand(new DemoCommand())
        .addSubcommand(AdminCommand.commandLine(surroundings))
        .addSubcommand(AuditCommand.commandLine(surroundings))
        .addSubcommand(ConfigCommand.commandLine(surroundings))
        .addSubcommand(new OpenApiCommand())
        .addSubcommand(new CompletionCommand())
        .addSubcommand(new CommandLine.HelpCommand())
        .setParameterExceptionHandler(Main::explain)
        .setExecutionExceptionHandler(Main::report);
  }

  /** Without a command the server is meant. */
  @Override
  public Integer call() {
    return new ServeCommand().call();
  }

  /** Says what is wrong with the options, what may have been meant, and where help is. */
  private static int explain(CommandLine.ParameterException wrong, String[] arguments) {
    var command = wrong.getCommandLine();
    var messages = command.getErr();
    messages.println("neosc: " + wrong.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(wrong, messages);
    messages.println(command.getCommandSpec().qualifiedName() + " --help shows what is possible.");
    messages.flush();
    return StartFailure.CONFIGURATION;
  }

  private static int report(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    return StartFailure.of(failure).report(command.getErr());
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"neosc " + (version == null ? "(not packaged)" : version)};
    }
  }
}
