package io.neosc.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.neosc.application.audit.port.out.AuditFiles;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code neosc audit}: what proves the audit trail, for operators and auditors. */
@Command(
    name = "audit",
    description =
        "Verifies the audit trail, exports and archives it, signs it, and shows the keys that prove"
            + " it.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  neosc audit verify trail.jsonl --key auditor/neosc.pem --checkpoints copy.jsonl",
      "  neosc audit verify --uri        the database that MONGODB_URI names, now",
      "  neosc audit export --out trail.csv --format csv",
      "  neosc audit archive             what is past retention leaves the database now",
      "  neosc audit checkpoint          signs the head of the chain now",
      "  neosc audit keys                the public keys, to be given to auditors",
      "  neosc audit keys rotate         a new key signs from now on"
    })
final class AuditCommand implements Callable<Integer> {
  /** What was looked at is as it should be. */
  static final int CLEAN = 0;

  /** Something is not as it was written. */
  static final int BROKEN = 1;

  /** Nobody can say, because of what there is or what failed. */
  static final int CANNOT_TELL = 2;

  static final String KEY_ELSEWHERE =
      "the key of this data folder was replaced by one that is not here: copy"
          + " audit-keys/signing-key.pem from the machine where it was rotated.";

  @Spec @Nullable CommandSpec spec;

  static CommandLine commandLine(Surroundings surroundings) {
    return new CommandLine(new AuditCommand())
        .addSubcommand(new AuditVerifyCommand(surroundings))
        .addSubcommand(new AuditExportCommand(surroundings))
        .addSubcommand(new AuditArchiveCommand(surroundings))
        .addSubcommand(new AuditCheckpointCommand(surroundings))
        .addSubcommand(
            new CommandLine(new AuditKeysCommand(surroundings))
                .addSubcommand(new AuditKeysRotateCommand(surroundings)));
  }

  @Override
  public Integer call() {
    throw ConfigCommand.missing(spec);
  }

  /** The answer of a question; one that fails has none, whatever the reason, and 1 means broken. */
  static int answer(CommandLine command, Callable<Integer> question) {
    try {
      return question.call();
    } catch (ParameterException wrong) {
      throw wrong;
    } catch (Exception failure) {
      var _ = StartFailure.of(failure).report(command.getErr());
      return CANNOT_TELL;
    }
  }

  /** Refuses to go on without a key to sign with: a command makes none. */
  static void requireKey(ApplicationContext beans) {
    if (beans.getBean(AuditFiles.class).signing().isEmpty()) {
      throw new StartRefused(
          "There is no key in the data folder: NEOSC_DATA_DIR names that of a server.");
    }
  }
}
