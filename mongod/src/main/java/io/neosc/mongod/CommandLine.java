package io.neosc.mongod;

import io.neosc.mongod.Watchdog.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The command line of one server. In a container mongod runs as the owner of the data folder, which
 * is mounted, so that the folder can be read and deleted from outside. On Linux the container uses
 * the host's network with the loopback address alone; elsewhere its port is published there.
 */
final class CommandLine {

  private CommandLine() {}

  static Launch of(Mongod program, MongodOptions options, Path folder, int port)
      throws IOException {
    return switch (program) {
      case Mongod.Executable(var path) -> {
        var line = new ArrayList<>(List.of(path.toString()));
        line.addAll(arguments(options, folder.resolve("db").toString(), Member.LOOPBACK, port));
        yield new Launch(List.copyOf(line), Optional.empty());
      }
      case Mongod.DockerImage image -> inDocker(image, options, folder, port);
    };
  }

  private static Launch inDocker(
      Mongod.DockerImage image, MongodOptions options, Path folder, int port) throws IOException {
    var name = "neosc-mongod-" + UUID.randomUUID();
    var owner =
        Files.getAttribute(folder, "unix:uid") + ":" + Files.getAttribute(folder, "unix:gid");
    var line =
        new ArrayList<>(List.of(image.docker().toString(), "run", "--rm", "--pull", "never"));
    line.addAll(List.of("--name", name, "--user", owner, "--entrypoint", "mongod"));
    line.addAll(List.of("--volume", folder.resolve("db") + ":/data/db"));
    if (hostNetworkWorks()) {
      line.addAll(List.of("--network", "host"));
    } else {
      line.addAll(List.of("--publish", Member.LOOPBACK + ":" + port + ":" + port));
    }
    line.add(image.name());
    line.addAll(
        arguments(options, "/data/db", hostNetworkWorks() ? Member.LOOPBACK : "0.0.0.0", port));
    return new Launch(List.copyOf(line), Optional.of(new Launch.Container(image.docker(), name)));
  }

  /** Whether containers see each other and this process at the same loopback address. */
  static boolean hostNetworkWorks() {
    return System.getProperty("os.name").equals("Linux");
  }

  private static List<String> arguments(
      MongodOptions options, String database, String address, int port) {
    var arguments =
        new ArrayList<>(List.of("--dbpath", database, "--bind_ip", address, "--nounixsocket"));
    arguments.addAll(List.of("--port", Integer.toString(port)));
    arguments.addAll(List.of("--wiredTigerCacheSizeGB", "0.25"));
    arguments.addAll(List.of("--setParameter", "diagnosticDataCollectionEnabled=false"));
    // The last primary of a set that goes down as a whole would wait 15 s for a successor.
    arguments.addAll(List.of("--setParameter", "shutdownTimeoutMillisForSignaledShutdown=200"));
    // A secondary leaves a frozen source after 2 s instead of 6, so that majority writes go on.
    arguments.addAll(List.of("--setParameter", "oplogNetworkTimeoutBufferSeconds=1"));
    if (options.testCommands()) {
      arguments.addAll(List.of("--setParameter", "enableTestCommands=1"));
    }
    if (options.accessControl()) {
      // Members of a set with access control know each other by this file.
      arguments.addAll(List.of("--auth", "--keyFile", database + "/" + Member.KEY_FILE));
    }
    if (!options.standalone()) {
      arguments.addAll(List.of("--replSet", Member.SET_NAME));
    }
    return arguments;
  }
}
