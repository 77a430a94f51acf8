package io.neosc.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.neosc.application.audit.Checkpointer;
import io.neosc.application.audit.Checkpointer.Look;
import io.neosc.application.audit.Checkpointer.Trouble;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.application.audit.port.out.TrailKeys;
import io.neosc.application.audit.port.out.TrailSigner;
import io.neosc.bootstrap.config.Use;
import io.neosc.domain.audit.TrailSignatures;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code neosc audit checkpoint}: signs the head of the chain now (AU-8). */
@Command(
    name = "checkpoint",
    description = {
      "Signs the head of the audit chain now, beside running servers, and shows the checkpoint:"
          + " everything up to it can be proved afterwards. If nothing came since the last one,"
          + " that one is shown.",
      "It works in the data folder of a server (NEOSC_DATA_DIR), with the key that lies there; it"
          + " never makes one."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  neosc audit checkpoint",
      "  neosc audit checkpoint --json >> /mnt/elsewhere/checkpoints.jsonl"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the head is signed",
      "1:the trail is not what was signed before; nothing was signed",
      "2:cannot tell: no key, no entry, no answer of MongoDB, wrong options"
    })
final class AuditCheckpointCommand implements Callable<Integer> {
  /** Another node may be faster, and then entries may come. */
  private static final int TRIES = 10;

  private final Surroundings surroundings;
  @Spec @Nullable CommandSpec spec;
  @Mixin JsonOption json = new JsonOption();
  @Mixin DevelopmentOption development = new DevelopmentOption();

  AuditCheckpointCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var command = Objects.requireNonNull(spec).commandLine();
    return AuditCommand.answer(
        command,
        () ->
            DatabaseWork.run(
                surroundings, development.orElse(Use.DATABASE), beans -> sign(beans, command)));
  }

  private int sign(ApplicationContext beans, CommandLine command) {
    AuditCommand.requireKey(beans);
    var trail = beans.getBean(AuditTrail.class);
    var checkpointer =
        new Checkpointer(
            trail,
            beans.getBean(CheckpointStore.class),
            beans.getBean(CheckpointsOutside.class),
            beans.getBean(TrailSigner.class),
            beans.getBean(TrailSignatures.class),
            beans.getBean(TrailKeys.class),
            Duration.ZERO,
            beans.getBean(InstantSource.class));
    var head = trail.head().seq();
    var look = checkpointer.look(true);
    for (var tries = 1; tries < TRIES && behind(look, head); tries++) {
      look = checkpointer.look(true);
    }
    return tell(look, behind(look, head), command);
  }

  private static boolean behind(Look look, long head) {
    var last = look.last();
    return look.broken() == null && !look.replaced() && (last == null || last.head().seq() < head);
  }

  private int tell(Look look, boolean behind, CommandLine command) {
    var messages = command.getErr();
    var broken = look.broken();
    if (broken != null) {
      messages.println(
          "neosc: the trail is not what was signed (%s), seen at entry %d; nothing was signed."
              .formatted(broken.trouble().text(), broken.seq()));
      messages.flush();
      return broken.trouble() == Trouble.UNKNOWN_KEY
          ? AuditCommand.CANNOT_TELL
          : AuditCommand.BROKEN;
    }
    if (look.replaced()) {
      messages.println("neosc: " + AuditCommand.KEY_ELSEWHERE);
      messages.flush();
      return AuditCommand.CANNOT_TELL;
    }
    var last = look.last();
    if (last == null || behind) {
      messages.println(
          last == null
              ? "neosc: there is no entry to sign yet."
              : "neosc: another node was faster each time; try again.");
      messages.flush();
      return AuditCommand.CANNOT_TELL;
    }
    var out = command.getOut();
    out.println(
        json.wanted
            ? last.line()
            : "entry %d, hash %s, signed with key %s at %s"
                .formatted(last.head().seq(), last.head().hash(), last.keyId(), last.at()));
    out.flush();
    return AuditCommand.CLEAN;
  }
}
