package io.neosc.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.neosc.application.audit.TrailProof;
import io.neosc.application.audit.port.out.AuditFiles;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.application.audit.port.out.FoundTrail;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.FoundCheckpoint;
import io.neosc.domain.audit.KeyChain;
import io.neosc.domain.audit.TrailEvent;
import io.neosc.domain.audit.TrailSignatures;
import io.neosc.domain.audit.Verdict;
import io.neosc.domain.audit.VerificationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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
      "Says of a trail, in a file, an archive or a database, whether each entry is as it was written"
          + " (integrity), whether none is missing (completeness) and whether signed checkpoints"
          + " reach as far as they should (freshness; not asked of a file). It needs no server.",
      "That a database was verified is written into its trail, unless its account may only find;"
          + " of a file nobody is told.",
      "What was signed with one of the keys is believed: --key, or those in audit-keys/trusted of"
          + " the data folder (NEOSC_DATA_DIR); and with a key that one of them introduced in a"
          + " checkpoint (neosc audit keys rotate)."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  neosc audit verify neosc-audit.csv --key neosc.pem",
      "  neosc audit verify trail.jsonl --key neosc.pem --checkpoints audit-checkpoints.jsonl",
      "  neosc audit verify part.jsonl --first 501 --last 900 --checkpoints copy.jsonl --json",
      "  neosc audit verify --uri 'mongodb://db1,db2,db3/neosc?replicaSet=rs0'",
      "  neosc audit verify --archive /var/lib/neosc/archive --uri",
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
          "The database to look at; an account that may only find will do. Without a"
              + " value, or for one with a password better, the one that MONGODB_URI or"
              + " MONGODB_URI_FILE names.")
  @Nullable String uri;

  @Option(
      names = "--archive",
      paramLabel = "DIR",
      description =
          "The folder of entries that left the database; with --uri both are looked at as one"
              + " chain. Alone it cannot tell whether somebody was erased when entries behind it"
              + " say so.")
  @Nullable Path archive;

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
    if ((source == null) == (uri == null && archive == null)) {
      throw new ParameterException(
          command, "Say what to verify: either FILE, or --archive, --uri or both.");
    }
    if (source == null) {
      if (first != null || last != null) {
        throw new ParameterException(command, "--first and --last are for a FILE.");
      }
      return uri == null ? archived(Objects.requireNonNull(archive), command) : stored(command);
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
              report,
              worse(report.integrity().status(), report.completeness().status()),
              null,
              command);
        });
  }

  private int archived(Path folder, CommandLine command) {
    return FileWork.run(
        surroundings,
        beans -> {
          var report = archive(folder, beans.getBean(AuditFiles.class)).alone();
          return tell(
              report,
              worse(report.integrity().status(), report.completeness().status()),
              null,
              command);
        });
  }

  private VerifiedArchive archive(Path folder, AuditFiles files) {
    var outside = files.checkpoints(readable(checkpoints));
    return new VerifiedArchive(folder, files, outside, trusted(files, outside));
  }

  private int stored(CommandLine command) {
    return DatabaseWork.look(
        surroundings,
        Objects.requireNonNull(uri),
        beans -> {
          var files = beans.getBean(AuditFiles.class);
          Supplier<VerificationReport> stored =
              () ->
                  TrailProof.ofStore(
                      beans.getBean(FoundTrail.class),
                      beans.getBean(CheckpointStore.class),
                      files.checkpoints(readable(checkpoints)),
                      files.trusting(keys),
                      beans.getBean(InstantSource.class),
                      beans.getBean(AuditConfig.class).checkpointInterval());
          var report =
              archive == null ? stored.get() : archive(archive, files).before(stored, beans);
          return tell(report, report.worst(), recorded(beans, report, command), command);
        });
  }

  /**
   * Whether the trail says that it was verified (AU-13). Who may only find still gets the answer,
   * and a database without a trail is none that should get one.
   */
  private static boolean recorded(
      ApplicationContext beans, VerificationReport report, CommandLine command) {
    var messages = command.getErr();
    if (beans.getBean(FoundTrail.class).last(ChainHead.MAIN) == 0) {
      messages.println("neosc: There is no entry; that it was looked at is not written down.");
      messages.flush();
      return false;
    }
    try {
      beans
          .getBean(Commits.class)
          .record(
              DatabaseWork.commandLine(),
              TrailEvent.Verified.of(report, beans.getBean(InstantSource.class).instant()));
      return true;
    } catch (StoreUnavailable refused) {
      messages.println(
          "neosc: That the trail was verified is not in it: the database did not take the entry.");
      messages.flush();
      return false;
    }
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
    var outside = files.checkpoints(readable(checkpoints));
    var trusted = trusted(files, outside);
    try (var in = Files.newInputStream(source);
        var kept = kept(files)) {
      return TrailProof.ofLines(in, range, kept.iterator(), outside.boundary(), trusted);
    } catch (IOException e) {
      throw new UncheckedIOException("The entries in " + source + " cannot be read", e);
    }
  }

  private TrailSignatures trusted(AuditFiles files, CheckpointsOutside outside) {
    return KeyChain.of(files.trusting(keys), outside.introductions());
  }

  private Stream<FoundCheckpoint> kept(AuditFiles files) {
    var kept = readable(checkpoints);
    return kept.isEmpty() ? Stream.empty() : files.checkpoints(kept).all();
  }

  private static Verdict.Status worse(Verdict.Status one, Verdict.Status other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private int tell(
      VerificationReport report,
      Verdict.Status status,
      @Nullable Boolean recorded,
      CommandLine command) {
    if (json.wanted) {
      var data = new LinkedHashMap<>(VerificationTold.data(report, status));
      if (recorded != null) {
        data.put("recorded", recorded);
      }
      JsonOption.print(data, command.getOut());
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
