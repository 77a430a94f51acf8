package io.neosc.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.neosc.application.audit.archive.Archiver;
import io.neosc.application.audit.archive.Archiver.Step;
import io.neosc.application.audit.archive.Archiving;
import io.neosc.application.audit.archive.ArchivingRefused;
import io.neosc.application.audit.archive.ArchivingRefused.Reason;
import io.neosc.application.shared.Tenure;
import io.neosc.application.shared.port.Fence;
import io.neosc.application.shared.port.FencedOff;
import io.neosc.application.shared.port.Lease;
import io.neosc.bootstrap.config.Use;
import io.neosc.domain.hold.LegalHoldId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code neosc audit archive}: what is past retention leaves the database now (AU-11). */
@Command(
    name = "archive",
    description = {
      "Moves the entries that are older than neosc.audit.retention from the database into files in"
          + " the archive, up to the last one, and does not wait for a day to come together as"
          + " servers do. Each segment is verified, written, read back and compared before the"
          + " first of its entries is removed; broken off anywhere, the same command goes on.",
      "It works beside running servers, with the key and the archive of one (NEOSC_DATA_DIR,"
          + " NEOSC_AUDIT_ARCHIVE_FOLDER)."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {"  neosc audit archive", "  neosc audit archive --json"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing is left in the database that could leave it; what a legal hold keeps cannot",
      "1:the trail is not what was written, or the archive is not what is stored; nothing was removed",
      "2:not possible: no key, what left before is not in this archive, a disk that is full, another"
          + " node at work, no answer of MongoDB, wrong options"
    })
final class AuditArchiveCommand implements Callable<Integer> {
  private static final Duration TENURE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final Surroundings surroundings;
  @Spec @Nullable CommandSpec spec;
  @Mixin JsonOption json = new JsonOption();
  @Mixin DevelopmentOption development = new DevelopmentOption();

  AuditArchiveCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var command = Objects.requireNonNull(spec).commandLine();
    return AuditCommand.answer(
        command,
        () ->
            DatabaseWork.run(
                surroundings, development.orElse(Use.DATABASE), beans -> archive(beans, command)));
  }

  /** What was done so far. */
  private static final class Done {
    private long archived;
    private long removed;
    private long last;
    private long kept;
    private @Nullable LegalHoldId keptBy;

    void add(Step step) {
      switch (step) {
        case Step.Archived(long first, long end) -> {
          archived += end - first + 1;
          last = end;
        }
        case Step.Removed(int count) -> removed += count;
        case Step.Kept(LegalHoldId hold, long seq) -> {
          kept = seq;
          keptBy = hold;
        }
        case Step.Overtaken _, Step.Idle _ -> {}
      }
    }
  }

  private int archive(ApplicationContext beans, CommandLine command) {
    AuditCommand.requireKey(beans);
    var done = new Done();
    var bar =
        new ProgressBar(
            command.getErr(), surroundings.terminal().attended(), "entries", OptionalLong.empty());
    var tenure = new Tenure(beans.getBean(Lease.class), Archiving.LEASE, TENURE);
    try {
      archive(beans.getBean(Archiver.class), tenure, done, bar);
      tell(done, command);
      return AuditCommand.CLEAN;
    } catch (ArchivingRefused refused) {
      command.getErr().println("neosc: nothing more was archived: " + refused.getMessage() + ".");
      command.getErr().flush();
      tell(done, command);
      return refused.reason() == Reason.TRAIL_BROKEN || refused.reason() == Reason.READ_BACK_DIFFERS
          ? AuditCommand.BROKEN
          : AuditCommand.CANNOT_TELL;
    } finally {
      bar.end(done.archived);
      tenure.end();
    }
  }

  private static void archive(Archiver archiver, Tenure tenure, Done done, ProgressBar bar) {
    var idle = false;
    while (!idle) {
      try {
        var step = archiver.step(DatabaseWork.commandLine().fenced(held(tenure)), true);
        done.add(step);
        bar.at(done.archived);
        idle = step instanceof Step.Idle || step instanceof Step.Kept;
      } catch (FencedOff _) {
        // this machine was asleep meanwhile: begin the segment anew
      }
    }
  }

  /** A node at work gives way between two segments at latest when its time is over. */
  private static Fence held(Tenure tenure) {
    var begun = System.nanoTime();
    var held = tenure.keep();
    while (held.isEmpty()) {
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new StartRefused(
            "Another node archives, or erases somebody; try again when it has done.");
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      held = tenure.keep();
    }
    return held.get().fence();
  }

  private void tell(Done done, CommandLine command) {
    if (json.wanted) {
      var data = new LinkedHashMap<String, Object>();
      data.put("archived", done.archived);
      data.put("removed", done.removed);
      if (done.last > 0) {
        data.put("boundary", done.last);
      }
      var hold = done.keptBy;
      if (hold != null) {
        data.put("kept_from", done.kept);
        data.put("legal_hold", hold.value());
      }
      JsonOption.print(data, command.getOut());
    } else {
      command
          .getOut()
          .println(
              done.archived == 0
                  ? "No entry was archived."
                  : "%,d entries were archived; the chain in the database begins behind entry %d."
                      .formatted(done.archived, done.last));
      var hold = done.keptBy;
      if (hold != null) {
        command
            .getOut()
            .println(
                "Entry %d and all behind it stay: legal hold %s."
                    .formatted(done.kept, hold.value()));
      }
    }
    command.getOut().flush();
  }
}
