package io.neosc.benchmark.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What became of all runs of one scenario.
 *
 * @param acknowledged changes that callers were told of, until the end
 * @param unknown of these, those whose outcome was unknown at first
 * @param broken runs after which the chain did not verify
 * @param flaws everything that was wrong, in words
 * @param recovery of the slowest server, from the end of a harm to its next acknowledged change
 */
record Outcome(
    String scenario,
    int runs,
    int harms,
    long acknowledged,
    long unknown,
    long refused,
    long lost,
    long doubled,
    int broken,
    List<String> flaws,
    Duration recovery,
    long seed) {
  private static final String LINE = "%-12s %5s %6s %13s %8s %8s %5s %8s %7s %6s %17s %s%n";

  Outcome {
    flaws = List.copyOf(flaws);
  }

  /** Whether everything was as it had been promised. */
  boolean clean() {
    return lost == 0 && doubled == 0 && broken == 0 && flaws.isEmpty();
  }

  /** A table of these, in text. */
  static String table(List<Outcome> outcomes) {
    var lines = new ArrayList<String>();
    lines.add(
        line(
            "scenario",
            "runs",
            "harms",
            "acknowledged",
            "unknown",
            "refused",
            "lost",
            "doubled",
            "broken",
            "flaws",
            "slowest recovery",
            "seed"));
    outcomes.forEach(outcome -> lines.add(outcome.line()));
    return String.join("", lines);
  }

  private String line() {
    return line(
        scenario,
        runs,
        harms,
        acknowledged,
        unknown,
        refused,
        lost,
        doubled,
        broken,
        flaws.size(),
        recovery.toMillis() + " ms",
        seed);
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, LINE, cells);
  }
}
