package io.neosc.mongod;

import java.nio.file.Path;

/**
 * A program that owns a server and waits for its end. Prints the server's process id and address
 * when it is ready; with a folder as its argument the data are kept there.
 */
final class Parent {

  private Parent() {}

  public static void main(String[] arguments) throws Exception {
    var options =
        arguments.length == 0
            ? MongodOptions.temporary()
            : MongodOptions.keptIn(Path.of(arguments[0]));
    // Never closed: what stops the server is the end of this process.
    var server = MongodServer.start(options);
    System.out.println(server.pid());
    System.out.println(server.uri());
    while (System.in.read() >= 0) {
      // Until the test closes the pipe or kills the process.
    }
  }
}
