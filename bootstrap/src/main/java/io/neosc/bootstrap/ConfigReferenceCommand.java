package io.neosc.bootstrap;

import io.neosc.bootstrap.config.ConfigReference;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code neosc config reference}: every key that there is. */
@Command(
    name = "reference",
    description = "Prints every key with its variables, form, default and meaning, as Markdown.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  neosc config reference > docs/configuration.md",
      "  neosc config reference --json | jq -r '.[] | select(.required) | .key'"
    })
final class ConfigReferenceCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;
  @Mixin JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json.wanted) {
      JsonOption.print(ConfigReference.data(), out);
    } else {
      out.print(ConfigReference.markdown());
      out.flush();
    }
    return 0;
  }
}
