package io.neosc.bootstrap;

import io.micronaut.inject.qualifiers.Qualifiers;
import io.neosc.bootstrap.config.Configuration;
import io.neosc.bootstrap.config.Use;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code neosc openapi}: the description of the API, as a server gives it (API-9). */
@Command(
    name = "openapi",
    description =
        "Prints the description of the API (OpenAPI 3.1, YAML), as /openapi.yaml gives it; no"
            + " server or database is needed.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {"  neosc openapi > neosc.yaml", "  neosc openapi | grep operationId"})
final class OpenApiCommand implements Callable<Integer> {
  /** What the adapter calls the text. */
  private static final String OPENAPI = "openapi";

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Logging.toErrors();
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    var configuration = Configuration.read(Map.of(), Use.DEVELOPMENT);
    try (var context = Beans.withoutServing(configuration).start()) {
      out.print(context.getBean(Supplier.class, Qualifiers.byName(OPENAPI)).get());
    }
    out.flush();
    return 0;
  }
}
