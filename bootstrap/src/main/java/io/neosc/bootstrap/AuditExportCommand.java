package io.neosc.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.neosc.application.audit.export.ExportService;
import io.neosc.application.audit.export.ExportService.IntoFile;
import io.neosc.application.audit.port.in.AuditField;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.out.AuditFiles;
import io.neosc.bootstrap.config.Use;
import io.neosc.domain.audit.VerificationReport;
import io.neosc.domain.audit.export.ExportFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code neosc audit export}: the trail as a file that proves itself (AU-10). */
@Command(
    name = "export",
    description = {
      "Writes what is in the audit trail now into a file, with a proof at its end that neosc audit"
          + " verify accepts on a machine that has nothing else. It works beside running servers,"
          + " with the key in the data folder of one (NEOSC_DATA_DIR), and is in the trail itself.",
      "Until all of it is written and verified it is FILE.part; when it is broken off, the same"
          + " command goes on with that. FILE is never written over."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  neosc audit export --out trail.jsonl",
      "  neosc audit export --out march.csv --format csv --from 2026-03-01T00:00:00Z --to"
          + " 2026-04-01T00:00:00Z",
      "  neosc audit export --out logins.jsonl --where action=login --where success=false"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:FILE is whole and verified",
      "1:the trail is broken, or what was written is; FILE.part has what there is",
      "2:not possible: no key, no answer of MongoDB, a disk that is full, wrong options"
    })
final class AuditExportCommand implements Callable<Integer> {
  private static final int BLOCK = 1 << 16;

  private final Surroundings surroundings;
  @Spec @Nullable CommandSpec spec;
  @Mixin JsonOption json = new JsonOption();
  @Mixin DevelopmentOption development = new DevelopmentOption();

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where it goes.")
  @Nullable Path out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "jsonl",
      description = "jsonl, csv, cloudevents or ocsf; default: ${DEFAULT-VALUE}.")
  String format = "jsonl";

  @Option(names = "--from", paramLabel = "TIME", description = "Entries from then on (RFC 3339).")
  @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "Entries before then (RFC 3339).")
  @Nullable String to;

  @Option(
      names = "--where",
      paramLabel = "FIELD=VALUE",
      description =
          "Only entries that have it: action, resource, user_id, user_email, ip, session_id,"
              + " trace_id or success; repeatable, and one of several values of a field will do.")
  List<String> where = new ArrayList<>();

  AuditExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var command = Objects.requireNonNull(spec).commandLine();
    return AuditCommand.answer(command, () -> export(command));
  }

  private int export(CommandLine command) {
    var wanted =
        ExportFormat.of(format)
            .orElseThrow(() ->
                new ParameterException(
                    command, "--format is one of jsonl, csv, cloudevents and ocsf."));
    var filter = filter(command);
    var file = Objects.requireNonNull(out);
    if (Files.exists(file)) {
      throw new StartRefused(file + " is there already, and is never written over.");
    }
    return DatabaseWork.run(
        surroundings,
        development.orElse(Use.DATABASE),
        beans -> {
          AuditCommand.requireKey(beans);
          return export(beans, wanted, filter, file, command);
        });
  }

  private int export(
      ApplicationContext beans,
      ExportFormat wanted,
      AuditFilter filter,
      Path file,
      CommandLine command) {
    var part = Path.of(file + ".part");
    try {
      write(beans.getBean(ExportService.class), wanted, filter, part, command);
      var trusted = beans.getBean(AuditFiles.class).trusting(List.of());
      var report = ExportFile.verified(part, trusted).orElseThrow();
      if (report.sound()) {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return tell(report, file, command);
    } catch (IOException e) {
      throw new UncheckedIOException("The export into " + part + " was broken off", e);
    }
  }

  private void write(
      ExportService exports,
      ExportFormat wanted,
      AuditFilter filter,
      Path part,
      CommandLine command)
      throws IOException {
    try (var channel =
        FileChannel.open(
            part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      var into = begun(exports, wanted, filter, part);
      channel.truncate(into.kept()).position(into.kept());
      var bar =
          new ProgressBar(
              command.getErr(), surroundings.terminal().attended(), "entries", into.expected());
      var block = new byte[BLOCK];
      try (var export = into.export()) {
        for (var read = export.body().read(block); read >= 0; read = export.body().read(block)) {
          var bytes = ByteBuffer.wrap(block, 0, read);
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
          bar.at(into.written().getAsLong());
        }
      } finally {
        bar.end(into.written().getAsLong());
      }
      channel.force(true);
    }
  }

  private static IntoFile begun(
      ExportService exports, ExportFormat wanted, AuditFilter filter, Path part)
      throws IOException {
    try (var written =
        Files.exists(part) ? Files.newInputStream(part) : new ByteArrayInputStream(new byte[0])) {
      return exports.intoFile(DatabaseWork.commandLine(), wanted, filter, written);
    }
  }

  private int tell(VerificationReport report, Path file, CommandLine command) {
    var sound = report.sound();
    if (json.wanted) {
      var data = new LinkedHashMap<String, Object>();
      data.put("file", sound ? file.toString() : file + ".part");
      data.putAll(VerificationTold.data(report, report.worst()));
      JsonOption.print(data, command.getOut());
    } else {
      command.getOut().printf("%s: %d entries%n", sound ? file : file + ".part", report.entries());
      VerificationTold.print(report, command.getOut());
    }
    return sound ? AuditCommand.CLEAN : AuditCommand.BROKEN;
  }

  private AuditFilter filter(CommandLine command) {
    var values = new EnumMap<AuditField, Set<String>>(AuditField.class);
    Boolean success = null;
    for (var condition : where) {
      var equals = condition.indexOf('=');
      var name = equals < 0 ? condition : condition.substring(0, equals);
      var value = condition.substring(equals + 1);
      if (name.equals("success") && (value.equals("true") || value.equals("false"))) {
        success = Boolean.valueOf(value);
      } else {
        values.computeIfAbsent(field(name, command), _ -> new TreeSet<>()).add(value);
      }
    }
    try {
      return new AuditFilter(values, success, time(from, command), time(to, command));
    } catch (IllegalArgumentException _) {
      throw new ParameterException(command, "--to is not before --from.");
    }
  }

  private static AuditField field(String name, CommandLine command) {
    try {
      return AuditField.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      throw new ParameterException(command, "--where has no field '" + name + "'.");
    }
  }

  private static @Nullable Instant time(@Nullable String text, CommandLine command) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      throw new ParameterException(command, "Not a time such as 2026-03-05T10:30:00Z: " + text);
    }
  }
}
