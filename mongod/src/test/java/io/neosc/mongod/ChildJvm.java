package io.neosc.mongod;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Another JVM on the same class path, killed at the latest when it is closed. Closing waits until
 * the processes that it started are gone as well.
 */
final class ChildJvm implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private ChildJvm(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  static ChildJvm running(Class<?> main, String... arguments) throws IOException {
    return running(Path.of(System.getProperty("java.io.tmpdir")), main, arguments);
  }

  /** The same with its temporary files in this folder. */
  static ChildJvm running(Path temporary, Class<?> main, String... arguments) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        new ArrayList<>(List.of(java, "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Djava.io.tmpdir=" + temporary);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ChildJvm(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** The next line that it prints. */
  String line() throws IOException {
    return output.readLine();
  }

  Process process() {
    return process;
  }

  @Override
  public void close() {
    var descendants = process.descendants().toList();
    process.destroyForcibly();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> descendants.stream().noneMatch(ProcessHandle::isAlive));
  }
}
