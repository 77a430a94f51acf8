package io.neosc.bootstrap;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code neosc demo}: the product for somebody who has never seen it (OP-2). */
@Command(
    name = "demo",
    description =
        "Runs the server with a database of its own and people who sign in, launch and stop.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footerHeading =
        "%nData are kept in NEOSC_DATA_DIR (.neosc); delete the folder to start anew.%n%nExamples:%n",
    footer = {"  neosc demo", "  STATUS_PORT=9090 NEOSC_DATA_DIR=demo-data neosc demo"})
final class DemoCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    Program.run(Mode.DEMO);
    return 0;
  }
}
