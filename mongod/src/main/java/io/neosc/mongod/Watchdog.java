package io.neosc.mongod;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The small shell program that stands between this process and mongod. It starts mongod as its own
 * child, so that the process id which it signals cannot have been given to another process, and
 * holds the reading end of a pipe from this process. A line on the pipe asks for a stop; its end
 * without a line means that this process is gone, however it went: SIGKILL leaves no orphan either.
 * Watchdog and mongod have a session of their own, or at least a process group where there is no
 * {@code setsid} (macOS), so that Ctrl-C on a terminal reaches this process alone and mongod stays
 * until this process has drained.
 */
final class Watchdog {

  private static final String LAUNCH =
      """
      if command -v setsid >/dev/null 2>&1; then exec setsid /bin/sh -c "$0" neosc-mongod "$@"; fi
      exec /bin/sh -c "set -m; $0" neosc-mongod "$@"
      """;

  /**
   * Prints the process id of its child, and ends with its child's exit status. SIGTERM is sent
   * before SIGCONT because a frozen process meets it only when it goes on; signals are ignored only
   * behind the start of the child, which would inherit that. The reader of the pipe is killed as
   * soon as the child is gone; it lives on to clean up only when this shell itself was killed.
   */
  private static final String SCRIPT =
      """
      folder=$1; data=$2; docker=$3; container=$4; shift 4
      clean_up() {
        if [ -n "$container" ]; then "$docker" rm --force "$container" >/dev/null 2>&1; fi
        if [ -e "$folder/parent-gone" ]; then rm -rf -- "$folder"; fi
      }
      exec 3<&0 </dev/null
      "$@" 3<&- >>"$folder/mongod.log" 2>&1 &
      mongod=$!
      trap '' INT HUP TERM
      echo "$mongod"
      exec >/dev/null
      (
        read -r _ <&3 || [ "$data" = keep ] || : >"$folder/parent-gone"
        kill -TERM "$mongod"; kill -CONT "$mongod"
        seconds=0
        while kill -0 "$mongod" && [ "$seconds" -lt 15 ]; do sleep 1; seconds=$((seconds + 1)); done
        kill -KILL "$mongod"
        clean_up
      ) 2>/dev/null &
      guard=$!
      exec 3<&-
      wait "$mongod"
      status=$?
      kill -KILL "$guard" 2>/dev/null
      clean_up
      exit "$status"
      """;

  private Watchdog() {}

  /** The command line of a watchdog over the child that {@code launch} describes. */
  static List<String> over(Launch launch, Path folder, boolean temporary) {
    var line = new ArrayList<>(List.of("/bin/sh", "-c", LAUNCH, SCRIPT, folder.toString()));
    line.add(temporary ? "remove" : "keep");
    line.add(launch.container().map(container -> container.docker().toString()).orElse(""));
    line.add(launch.container().map(Launch.Container::name).orElse(""));
    line.addAll(launch.command());
    return List.copyOf(line);
  }

  /** How a child is started, and the container that it stands for when it is a Docker client. */
  record Launch(List<String> command, Optional<Container> container) {
    record Container(Path docker, String name) {}
  }
}
