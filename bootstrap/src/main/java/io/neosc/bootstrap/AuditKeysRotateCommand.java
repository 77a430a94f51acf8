package io.neosc.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.neosc.application.audit.Checkpointer;
import io.neosc.application.audit.Checkpointer.Trouble;
import io.neosc.application.audit.KeyRotation;
import io.neosc.application.audit.KeyRotation.Outcome;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.application.audit.port.out.TrailKeys;
import io.neosc.application.audit.port.out.TrailSigner;
import io.neosc.application.shared.port.Commits;
import io.neosc.bootstrap.config.Use;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code neosc audit keys rotate}: a new key signs the trail from now on (AU-8). */
@Command(
    name = "rotate",
    description = {
      "Makes a new key that signs the audit trail from now on. The old key introduces it in its last"
          + " checkpoint, so that whoever has the old public key believes the new one; then its"
          + " private part is deleted. Broken off anywhere, the same command goes on.",
      "It works beside running servers, in the data folder of one (NEOSC_DATA_DIR). Servers on that"
          + " folder take the key up within seconds; to other machines copy"
          + " audit-keys/signing-key.pem, they do the same."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {"  neosc audit keys rotate", "  neosc audit keys rotate --json"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the new key signs",
      "1:the trail is not what was signed before; the old key stays",
      "2:not possible: no key, the key was replaced on another machine, no answer of MongoDB, wrong"
          + " options"
    })
final class AuditKeysRotateCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Spec @Nullable CommandSpec spec;
  @Mixin JsonOption json = new JsonOption();
  @Mixin DevelopmentOption development = new DevelopmentOption();

  AuditKeysRotateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var command = Objects.requireNonNull(spec).commandLine();
    return AuditCommand.answer(
        command,
        () ->
            DatabaseWork.run(
                surroundings, development.orElse(Use.DATABASE), beans -> rotate(beans, command)));
  }

  private int rotate(ApplicationContext beans, CommandLine command) {
    AuditCommand.requireKey(beans);
    var rotation =
        new KeyRotation(
            beans.getBean(AuditTrail.class),
            beans.getBean(Checkpointer.class),
            beans.getBean(CheckpointsOutside.class),
            beans.getBean(TrailSigner.class),
            beans.getBean(TrailKeys.class),
            beans.getBean(Commits.class),
            beans.getBean(InstantSource.class));
    return switch (rotation.rotate(DatabaseWork.commandLine())) {
      case Outcome.Rotated rotated -> {
        tell(rotated, command);
        yield AuditCommand.CLEAN;
      }
      case Outcome.Broken(var trouble) -> {
        var unknown = trouble.trouble() == Trouble.UNKNOWN_KEY;
        yield refused(
            "the trail is not what was signed (%s), seen at entry %d; the old key stays."
                .formatted(trouble.trouble().text(), trouble.seq()),
            unknown ? AuditCommand.CANNOT_TELL : AuditCommand.BROKEN,
            command);
      }
      case Outcome.KeyElsewhere _ ->
          refused(AuditCommand.KEY_ELSEWHERE, AuditCommand.CANNOT_TELL, command);
      case Outcome.Overtaken _ ->
          refused(
              "another node was faster each time; try again.", AuditCommand.CANNOT_TELL, command);
    };
  }

  private static int refused(String reason, int code, CommandLine command) {
    command.getErr().println("neosc: " + reason);
    command.getErr().flush();
    return code;
  }

  private void tell(Outcome.Rotated rotated, CommandLine command) {
    var last = rotated.introduction();
    if (json.wanted) {
      var data = new LinkedHashMap<String, Object>();
      data.put("key_id", rotated.key().id());
      data.put("replaced", last.keyId());
      data.put("seq", last.head().seq());
      JsonOption.print(data, command.getOut());
    } else {
      command
          .getOut()
          .printf(
              "key %s signs from now on; key %s introduced it in the checkpoint of entry %d, its"
                  + " last%n",
              rotated.key().id(), last.keyId(), last.head().seq());
    }
    command.getOut().flush();
  }
}
