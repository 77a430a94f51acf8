package io.neosc.bootstrap;

import io.neosc.application.audit.TrailProof;
import io.neosc.application.audit.port.out.AuditFiles;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.FoundTrail;
import io.neosc.domain.audit.FoundCheckpoint;
import io.neosc.domain.audit.Verdict;
import io.neosc.domain.audit.VerificationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code neosc audit verify}: whether a trail is what was written (AU-9). */
@Command(
    name = "verify",
    description = {
      "Says of a trail, in a file or in a database, whether each entry is as it was written"
          + " (integrity), whether none is missing (completeness) and whether signed checkpoints"
          + " reach as far as they should (freshness; not asked of a file). It only reads, and"
          + " needs no server.",
      "What was signed with one of the keys is believed: --key, or those in audit-keys/trusted of"
          + " the data folder (NEOSC_DATA_DIR)."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  neosc audit verify neosc-audit.csv --key neosc.pem",
      "  neosc audit verify trail.jsonl --key neosc.pem --checkpoints audit-checkpoints.jsonl",
      "  neosc audit verify part.jsonl --first 501 --last 900 --checkpoints copy.jsonl --json",
      "  neosc audit verify --uri 'mongodb://db1,db2,db3/neosc?replicaSet=rs0'",
      "  MONGODB_URI_FILE=/run/secrets/auditor neosc audit verify --uri --json"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:clean: each question that was asked has the answer intact",
      "1:broken: what was done and the first bad entry are named",
      "2:cannot tell: keys or checkpoints are missing, something cannot be read, wrong options"
    })
final class AuditVerifyCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Spec @Nullable CommandSpec spec;
  @Mixin JsonOption json = new JsonOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "An export of any format, with its proof; or entries as lines of JSON, in the order of"
              + " the chain.")
  @Nullable Path file;

  @Option(
      names = "--uri",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "URI",
      description =
          "The database to look at, for which an account that may only find will do; without a"
              + " value, or for one with a password better, the one that MONGODB_URI or"
              + " MONGODB_URI_FILE names.")
  @Nullable String uri;

  @Option(
      names = "--key",
      paramLabel = "PEM",
      description = "A file with a public key that is trusted; repeatable.")
  List<Path> keys = new ArrayList<>();

  @Option(
      names = "--checkpoints",
      paramLabel = "FILE",
      description =
          "Checkpoints that were kept outside the database, one a line; default with --uri: those"
              + " in the data folder.")
  @Nullable Path checkpoints;

  @Option(
      names = "--first",
      paramLabel = "SEQ",
      description = "The entry that FILE should begin with; default: the chain's first.")
  @Nullable Long first;

  @Option(
      names = "--last",
      paramLabel = "SEQ",
      description = "The entry that FILE should end with; default: that of the last checkpoint.")
  @Nullable Long last;

  AuditVerifyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var command = Objects.requireNonNull(spec).commandLine();
    return AuditCommand.answer(command, () -> verify(command));
  }

  private int verify(CommandLine command) {
    var source = file;
    if ((source == null) == (uri == null)) {
      throw new ParameterException(command, "Say what to verify: either FILE or --uri.");
    }
    if (source == null) {
      return stored(command);
    }
    var range = range(command);
    return FileWork.run(
        surroundings,
        beans -> {
          var files = beans.getBean(AuditFiles.class);
          var report =
              ExportFile.verified(source, files.trusting(keys))
                  .map(proven -> alone(proven, command))
                  .orElseGet(() -> lines(source, range, files));
          return tell(
              report, worse(report.integrity().status(), report.completeness().status()), command);
        });
  }

  private int stored(CommandLine command) {
    if (first != null || last != null) {
      throw new ParameterException(command, "--first and --last are for a FILE.");
    }
    return DatabaseWork.look(
        surroundings,
        Objects.requireNonNull(uri),
        beans -> {
          var files = beans.getBean(AuditFiles.class);
          var report =
              TrailProof.ofStore(
                  beans.getBean(FoundTrail.class),
                  beans.getBean(CheckpointStore.class),
                  files.checkpoints(readable(checkpoints)),
                  files.trusting(keys),
                  beans.getBean(InstantSource.class),
                  beans.getBean(AuditConfig.class).checkpointInterval());
          return tell(report, report.worst(), command);
        });
  }

  private static Optional<Path> readable(@Nullable Path file) {
    if (file != null && !Files.isReadable(file)) {
      throw new StartRefused("The checkpoints in " + file + " cannot be read.");
    }
    return Optional.ofNullable(file);
  }

  private TrailProof.Range range(CommandLine command) {
    try {
      return new TrailProof.Range(first == null ? 1 : first, last);
    } catch (IllegalArgumentException _) {
      throw new ParameterException(
          command, "--first is at least 1, and --last not less than --first.");
    }
  }

  /** An export says itself what it is to be compared with. */
  private VerificationReport alone(VerificationReport proven, CommandLine command) {
    if (first != null || last != null || checkpoints != null) {
      throw new ParameterException(
          command, "--first, --last and --checkpoints are not for an export: it has its proof.");
    }
    return proven;
  }

  private VerificationReport lines(Path source, TrailProof.Range range, AuditFiles files) {
    var trusted = files.trusting(keys);
    try (var in = Files.newInputStream(source);
        var kept = kept(files)) {
      return TrailProof.ofLines(in, range, kept.iterator(), trusted);
    } catch (IOException e) {
      throw new UncheckedIOException("The entries in " + source + " cannot be read", e);
    }
  }

  private Stream<FoundCheckpoint> kept(AuditFiles files) {
    var kept = readable(checkpoints);
    return kept.isEmpty() ? Stream.empty() : files.checkpoints(kept).all();
  }

  private static Verdict.Status worse(Verdict.Status one, Verdict.Status other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private int tell(VerificationReport report, Verdict.Status status, CommandLine command) {
    if (json.wanted) {
      JsonOption.print(VerificationTold.data(report, status), command.getOut());
    } else {
      VerificationTold.print(report, command.getOut());
    }
    return switch (status) {
      case INTACT -> AuditCommand.CLEAN;
      case BROKEN -> AuditCommand.BROKEN;
      case UNKNOWN -> AuditCommand.CANNOT_TELL;
    };
  }
}
