package io.neosc.mongod;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a short-lived program to its end. */
final class Command {

  /** How it ended and all that it printed on both streams. */
  record Outcome(int status, String output) {
    boolean succeeded() {
      return status == 0;
    }

    String lastLines() {
      var lines = output.strip().lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }
  }

  private Command() {}

  /**
   * Runs it without input.
   *
   * @throws IOException when it cannot be started or is not over in time; it is killed then
   */
  static Outcome run(Duration longest, List<String> command) throws IOException {
    var output = Files.createTempFile("neosc-", ".out");
    try {
      var process =
          new ProcessBuilder(command)
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      try {
        if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new IOException(command.getFirst() + " was not over within " + longest);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(command.getFirst() + " was interrupted", e);
      } finally {
        process.destroyForcibly();
      }
      return new Outcome(
          process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
