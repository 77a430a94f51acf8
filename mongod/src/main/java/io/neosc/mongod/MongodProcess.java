package io.neosc.mongod;

import io.neosc.mongod.Watchdog.Launch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One run of mongod under its {@link Watchdog}, from its start to its exit. */
final class MongodProcess {

  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
  private static final Duration LONGEST_SIGNAL = Duration.ofSeconds(10);

  private final Process watchdog;
  private final ProcessHandle mongod;
  private final Optional<Launch.Container> container;

  private MongodProcess(
      Process watchdog, ProcessHandle mongod, Optional<Launch.Container> container) {
    this.watchdog = watchdog;
    this.mongod = mongod;
    this.container = container;
  }

  /** Starts it; what it prints goes to the log in the folder. */
  static MongodProcess start(Launch launch, Path folder, boolean temporary) throws IOException {
    var watchdog =
        new ProcessBuilder(Watchdog.over(launch, folder, temporary))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var pid = watchdog.inputReader(StandardCharsets.US_ASCII).readLine();
    // A child that is gone already is represented by its watchdog, which is about to end as well.
    var mongod = Optional.ofNullable(pid).flatMap(text -> ProcessHandle.of(Long.parseLong(text)));
    var process =
        new MongodProcess(watchdog, mongod.orElse(watchdog.toHandle()), launch.container());
    var _ = watchdog.onExit().thenRun(process::leaveNoOrphan);
    return process;
  }

  /** The process id of mongod, or of the Docker client in front of it. */
  long pid() {
    return mongod.pid();
  }

  boolean isRunning() {
    return watchdog.isAlive();
  }

  /** The exit status, once it is no longer running. */
  int status() {
    return watchdog.exitValue();
  }

  /** Waits a moment between two looks, shorter when the process ends meanwhile. */
  void pause() {
    try {
      var _ = watchdog.waitFor(20, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new MongodFailed("Interrupted while waiting for mongod");
    }
  }

  /** SIGKILL; returns when the process is gone. */
  void kill() {
    signal("KILL");
    awaitEnd();
  }

  /**
   * SIGSTOP: it keeps its connections and answers nothing. Returns when all threads have stopped,
   * where the system tells so in {@code /proc}; until then it may still answer.
   */
  void freeze() {
    signal("STOP");
    var deadline = System.nanoTime() + LONGEST_SIGNAL.toNanos();
    while (isRunning() && hasRunningThread()) {
      if (System.nanoTime() > deadline) {
        throw new MongodFailed("mongod went on after SIGSTOP");
      }
      pause();
    }
  }

  /** False where there is no {@code /proc}, and for a server inside a container. */
  private boolean hasRunningThread() {
    var threads = Path.of("/proc", Long.toString(pid()), "task");
    if (container.isPresent() || !Files.isDirectory(threads)) {
      return false;
    }
    try (var each = Files.newDirectoryStream(threads)) {
      for (var thread : each) {
        var line = Files.readString(thread.resolve("stat"));
        // proc(5): "id (name) state ..."; a name may hold brackets and blanks
        if (line.charAt(line.lastIndexOf(')') + 2) != 'T') {
          return true;
        }
      }
      return false;
    } catch (IOException _) { // a thread ended between the two looks
      return true;
    }
  }

  /** SIGCONT. */
  void thaw() {
    signal("CONT");
  }

  /** Asks for a clean end without waiting for it. */
  void requestStop() {
    try (var pipe = watchdog.getOutputStream()) {
      pipe.write('\n');
    } catch (IOException _) {
      // The watchdog is gone already and mongod with it.
    }
  }

  /**
   * Waits for the end that was asked for; the watchdog uses SIGKILL when SIGTERM was not enough.
   */
  void awaitEnd() {
    var interrupted = false;
    var deadline = System.nanoTime() + LONGEST_STOP.toNanos();
    while (watchdog.isAlive()) {
      try {
        if (!watchdog.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          watchdog.destroyForcibly();
          leaveNoOrphan();
          break;
        }
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The watchdog may itself have been killed; the handle knows a reused process id. */
  private void leaveNoOrphan() {
    mongod.destroyForcibly();
    requestStop();
  }

  private void signal(String name) {
    if (!mongod.isAlive()) {
      return;
    }
    var command =
        container
            .map(it -> List.of(it.docker().toString(), "kill", "--signal", name, it.name()))
            .orElseGet(() -> List.of("/bin/sh", "-c", "kill -" + name + " " + mongod.pid()));
    try {
      var outcome = Command.run(LONGEST_SIGNAL, command);
      if (!outcome.succeeded()) {
        throw new MongodFailed("SIG" + name + " could not be sent: " + outcome.lastLines());
      }
    } catch (IOException e) {
      throw new MongodFailed("SIG" + name + " could not be sent", e);
    }
  }
}
