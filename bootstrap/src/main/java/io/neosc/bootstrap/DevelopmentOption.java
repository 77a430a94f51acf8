package io.neosc.bootstrap;

import io.neosc.bootstrap.config.Use;
import picocli.CommandLine.Option;

/** The option {@code --dev} of a command that looks at what a server would do. */
final class DevelopmentOption {
  @Option(names = "--dev", description = "As development mode (serve --dev) sees it.")
  boolean wanted;

  Use orElse(Use otherwise) {
    return wanted ? Use.DEVELOPMENT : otherwise;
  }
}
