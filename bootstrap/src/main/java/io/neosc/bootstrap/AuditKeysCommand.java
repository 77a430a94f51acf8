package io.neosc.bootstrap;

import io.neosc.application.audit.port.out.AuditFiles;
import io.neosc.application.audit.port.out.AuditFiles.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code neosc audit keys}: the public keys of the data folder (AU-8). */
@Command(
    name = "keys",
    description = {
      "Shows the public keys whose checkpoints this node believes, as PEM.",
      "They lie in audit-keys/trusted of the data folder (NEOSC_DATA_DIR). The private key is"
          + " never shown."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  neosc audit keys",
      "  neosc audit keys rotate",
      "  NEOSC_DATA_DIR=/var/lib/neosc neosc audit keys --json | jq -r '.keys[0].pem' > neosc.pem"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:there are keys", "2:there are none, or they cannot be read"})
final class AuditKeysCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Spec @Nullable CommandSpec spec;
  @Mixin JsonOption json = new JsonOption();

  AuditKeysCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var command = Objects.requireNonNull(spec).commandLine();
    return AuditCommand.answer(
        command,
        () ->
            FileWork.run(
                surroundings,
                beans -> {
                  var files = beans.getBean(AuditFiles.class);
                  return show(files.keys(), files.signing(), command);
                }));
  }

  private int show(List<Key> keys, Optional<String> signing, CommandLine command) {
    if (json.wanted) {
      JsonOption.print(
          Map.of("keys", keys.stream().map(key -> data(key, signing)).toList()), command.getOut());
    } else {
      for (var key : keys) {
        var signs = signing.filter(key.id()::equals).isPresent();
        command.getOut().println(key.id() + (signs ? "  signs here" : "  is trusted here"));
        command.getOut().print(key.pem());
      }
      command.getOut().flush();
    }
    if (keys.isEmpty()) {
      command.getErr().println("neosc: there are no keys in the data folder (NEOSC_DATA_DIR).");
      command.getErr().flush();
      return AuditCommand.CANNOT_TELL;
    }
    return AuditCommand.CLEAN;
  }

  private static Map<String, Object> data(Key key, Optional<String> signing) {
    var data = new LinkedHashMap<String, Object>();
    data.put("key_id", key.id());
    data.put("signing", signing.filter(key.id()::equals).isPresent());
    data.put("pem", key.pem());
    return data;
  }
}
