package io.neosc.mongod;

import java.nio.file.Path;

/**
 * A program that owns a server and waits for its end. Prints the server's process id and address
 * when it is ready. The arguments {@code keep FOLDER} keep its data there, {@code image NAME} run
 * it in Docker.
 */
final class Parent {

  private Parent() {}

  public static void main(String[] arguments) throws Exception {
    // Never closed: what stops the server is the end of this process.
    var server = MongodServer.start(options(arguments));
    System.out.println(server.pid());
    System.out.println(server.uri());
    while (System.in.read() >= 0) {
      // Until the test closes the pipe or kills the process.
    }
  }

  private static MongodOptions options(String[] arguments) {
    if (arguments.length == 0) {
      return MongodOptions.temporary();
    }
    return switch (arguments[0]) {
      case "keep" -> MongodOptions.keptIn(Path.of(arguments[1]));
      case "image" ->
          MongodOptions.temporary().runBy(new Mongod.DockerImage(Path.of("docker"), arguments[1]));
      default -> throw new IllegalArgumentException(arguments[0]);
    };
  }
}
