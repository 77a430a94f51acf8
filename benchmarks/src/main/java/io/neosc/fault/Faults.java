package io.neosc.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Runs one scenario again and again and prints a line for each run and one for all. Everything that
 * is decided at random follows from the seed; what threads make of it does not.
 */
public final class Faults {
  private Faults() {}

  /**
   * @param arguments the scenario, then {@code --runs}, {@code --seconds} (of each run), {@code
   *     --seed}, {@code --callers}, {@code --servers}, each with a number
   */
  public static void main(String[] arguments) {
    var numbers = numbers(List.of(arguments).subList(1, arguments.length));
    var name = arguments[0];
    var seed = numbers.getOrDefault("seed", System.nanoTime());
    var long3 = name.equals("step-down");
    var runs = numbers.getOrDefault("runs", long3 ? 3L : 20L);
    var seconds = Duration.ofSeconds(numbers.getOrDefault("seconds", long3 ? 180L : 8L));
    var random = new Random(seed);
    var ledger = new Ledger();
    var flaws = new ArrayList<String>();
    var harms = 0;
    var lost = 0L;
    var doubled = 0L;
    try (var scenario = Scenario.of(name);
        var stage =
            new Stage(
                scenario.mongodbUri(),
                numbers.getOrDefault("servers", 1L).intValue(),
                numbers.getOrDefault("callers", 8L).intValue(),
                ledger);
        var reckoning = new Reckoning(scenario.mongodbUri())) {
      for (var run = 1; run <= runs; run++) {
        harms += stage.live(scenario, seconds, random);
        var found = reckoning.compare(ledger);
        lost = found.lost();
        doubled = found.doubled();
        flaws.addAll(found.flaws());
        flaws.addAll(stage.contradictions(found.active()));
        System.err.printf(
            Locale.ROOT,
            "run %d: %d harms, %d acknowledged, %d tries of unknown outcome, %d entries, %d lost,"
                + " %d doubled%n",
            run,
            harms,
            ledger.size(),
            ledger.unknowns(),
            found.entries(),
            lost,
            doubled);
        if (!found.clean()) {
          break;
        }
      }
    }
    flaws.stream().distinct().limit(20).forEach(flaw -> System.err.println("FLAW: " + flaw));
    var clean = lost == 0 && doubled == 0 && flaws.isEmpty();
    System.out.printf(
        Locale.ROOT,
        "{\"scenario\": \"%s\", \"runs\": %d, \"harms\": %d, \"acknowledged\": %d, \"unknown\": %d,"
            + " \"refused\": %d, \"lost\": %d, \"doubled\": %d, \"flaws\": %d,"
            + " \"slowest_recovery_ms\": %d, \"longest_silence_ms\": %d, \"seed\": %d, \"pass\":"
            + " %b}%n",
        name,
        runs,
        harms,
        ledger.size(),
        ledger.unknowns(),
        ledger.refusals(),
        lost,
        doubled,
        flaws.size(),
        ledger.slowestRecovery(),
        ledger.longestSilence(),
        seed,
        clean);
    System.exit(clean ? 0 : 1);
  }

  private static Map<String, Long> numbers(List<String> options) {
    var numbers = new HashMap<String, Long>();
    for (var i = 0; i + 1 < options.size(); i += 2) {
      numbers.put(options.get(i).replaceFirst("^--", ""), Long.valueOf(options.get(i + 1)));
    }
    return numbers;
  }
}
