package io.neosc.bootstrap;

import io.neosc.bootstrap.config.Configuration;
import io.neosc.bootstrap.config.Use;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code neosc config show}: the values in force and where each comes from. */
@Command(
    name = "show",
    description =
        "Shows every key with its value in force and where that comes from; secrets are hidden.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  neosc config show",
      "  STATUS_PORT=9090 neosc config show --dev",
      "  neosc config show --json | jq -r '.[] | select(.source != \"default\") | .key'"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it is sound", "2:it has problems, which stderr names; values are shown"})
final class ConfigShowCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Spec @Nullable CommandSpec spec;
  @Mixin JsonOption json = new JsonOption();
  @Mixin DevelopmentOption development = new DevelopmentOption();

  ConfigShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var streams = Objects.requireNonNull(spec).commandLine();
    var configuration =
        Configuration.read(surroundings.variables(), development.orElse(Use.SERVER));
    var effective = configuration.effective();
    if (json.wanted) {
      JsonOption.print(effective.stream().map(ConfigShowCommand::data).toList(), streams.getOut());
    } else {
      text(effective, streams.getOut());
    }
    return ConfigCheckCommand.tell(configuration, streams.getErr());
  }

  private static Map<String, @Nullable Object> data(Configuration.Effective one) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("key", one.key().name());
    data.put("value", one.shown());
    data.put("source", one.source());
    data.put("secret", one.key().form().secret());
    return data;
  }

  private static void text(List<Configuration.Effective> effective, PrintWriter out) {
    for (var one : effective) {
      var value = Objects.requireNonNullElse(one.shown(), "");
      out.println("%-36s %-28s %s".formatted(one.key().name(), value, one.source()));
    }
    out.flush();
  }
}
