package io.neosc.mongod;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One running mongod under its {@link Watchdog}. */
final class MongodProcess {

  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

  private final Process watchdog;
  private final ProcessHandle mongod;
  private final Path log;

  private MongodProcess(Process watchdog, ProcessHandle mongod, Path log) {
    this.watchdog = watchdog;
    this.mongod = mongod;
    this.log = log;
  }

  /** Starts it; the folder takes the log, and with {@code temporary} goes when this JVM is gone. */
  static MongodProcess start(Path folder, boolean temporary, List<String> command) {
    var log = folder.resolve("mongod.log");
    var line = new ArrayList<String>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      line.add("/usr/bin/setsid");
    }
    line.addAll(
        List.of(
            "/bin/sh",
            "-c",
            Watchdog.SCRIPT,
            "neosc-mongod",
            folder.toString(),
            temporary ? "remove" : "keep"));
    line.addAll(command);
    try {
      var watchdog =
          new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      BufferedReader output = watchdog.inputReader(StandardCharsets.US_ASCII);
      var pid = output.readLine();
      if (pid == null) {
        throw new MongodFailed("The shell that starts mongod ended at once");
      }
      var mongod = ProcessHandle.of(Long.parseLong(pid));
      if (mongod.isEmpty()) {
        throw new MongodFailed("mongod ended at once" + lastLines(log));
      }
      return new MongodProcess(watchdog, mongod.get(), log);
    } catch (IOException e) {
      throw new MongodFailed("mongod could not be started", e);
    }
  }

  long pid() {
    return mongod.pid();
  }

  boolean isRunning() {
    return watchdog.isAlive();
  }

  /** Waits a moment, shorter when the process ends meanwhile. */
  void pause() {
    await(Duration.ofMillis(25));
  }

  /** SIGTERM, and SIGKILL when that does not end it in time. */
  void stop() {
    try (OutputStream pipe = watchdog.getOutputStream()) {
      pipe.write('\n');
    } catch (IOException _) {
      // The watchdog is gone already and mongod with it.
    }
    if (!await(LONGEST_STOP)) {
      mongod.destroyForcibly();
      watchdog.destroyForcibly();
    }
  }

  private boolean await(Duration longest) {
    try {
      return watchdog.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return !watchdog.isAlive();
    }
  }

  String lastLines() {
    return lastLines(log);
  }

  private static String lastLines(Path log) {
    try {
      var lines = Files.readString(log).strip().lines().toList();
      return ". The last lines of "
          + log
          + ":\n"
          + String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    } catch (IOException _) {
      return ", and left no log at " + log;
    }
  }
}
