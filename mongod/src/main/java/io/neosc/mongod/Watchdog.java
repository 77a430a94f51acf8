package io.neosc.mongod;

/**
 * The small shell program that stands between this process and mongod. It starts mongod as its own
 * child, so that the process id which it signals cannot have been given to another process, and
 * holds the reading end of a pipe from this process. A line on the pipe asks for a stop; its end
 * without a line means that this process is gone, however it went: SIGKILL leaves no orphan either.
 */
final class Watchdog {

  /** The arguments are: the folder, "remove" or "keep" for it, and the command line of mongod. */
  static final String SCRIPT =
      """
      folder=$1; data=$2; shift 2
      trap '' INT HUP TERM
      exec 3<&0 </dev/null
      "$@" 3<&- >>"$folder/mongod.log" 2>&1 &
      mongod=$!
      echo "$mongod"
      exec >/dev/null
      (
        read -r _ <&3 || : >"$folder/parent-gone"
        kill -TERM "$mongod"; kill -CONT "$mongod"
        seconds=0
        while kill -0 "$mongod" && [ "$seconds" -lt 15 ]; do sleep 1; seconds=$((seconds + 1)); done
        kill -KILL "$mongod"
      ) 2>/dev/null &
      guard=$!
      exec 3<&-
      wait "$mongod"
      status=$?
      kill -KILL "$guard" 2>/dev/null
      if [ -e "$folder/parent-gone" ]; then
        if [ "$data" = remove ]; then rm -rf -- "$folder"; else rm -f -- "$folder/parent-gone"; fi
      fi
      exit "$status"
      """;

  private Watchdog() {}
}
