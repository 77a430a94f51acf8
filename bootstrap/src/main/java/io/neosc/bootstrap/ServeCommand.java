package io.neosc.bootstrap;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code neosc serve}: the server itself. */
@Command(
    name = "serve",
    description = "Runs the server until SIGTERM or Ctrl-C.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footerHeading = "%nConfiguration:%n",
    footer = {
      "  MONGODB_URI           MongoDB 6.0 or newer, a replica set",
      "  STATUS_JWT_SECRET     key for access tokens, at least 64 characters",
      "  STATUS_PORT           port, default 8080",
      "  NEOSC_ADMIN_EMAIL     the first admin, made when there is no account",
      "  NEOSC_ADMIN_PASSWORD  its password, 12 to 256 characters",
      "  NEOSC_DATA_DIR        folder for what this node keeps, default .neosc",
      "  NEOSC_CONFIG          a YAML file with further keys; neosc.a.b-c is also NEOSC_A_B_C",
      "",
      "  neosc config reference tells all; a secret can come from a file: STATUS_JWT_SECRET_FILE.",
      "",
      "Examples:",
      "  neosc serve --dev",
      "  MONGODB_URI='mongodb://db1,db2,db3/neosc?replicaSet=rs0' STATUS_JWT_SECRET=... neosc serve"
    })
final class ServeCommand implements Callable<Integer> {
  @Option(
      names = "--dev",
      description =
          "Development mode: without MONGODB_URI a mongod is started, a missing secret and a"
              + " missing admin are made, logs are readable, only this machine is served.")
  boolean development;

  @Override
  public Integer call() {
    Program.run(development ? Mode.DEVELOPMENT : Mode.PRODUCTION);
    return 0;
  }
}
