package io.neosc.benchmark.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Runs scenarios again and again and prints a line for each run and a table of all. Everything that
 * is decided at random follows from the seed; what threads make of it does not.
 */
public final class Faults {
  private static final Set<String> OPTIONS =
      Set.of("--runs", "--seconds", "--seed", "--callers", "--servers");

  /**
   * What was asked for; what was not has its default here.
   *
   * @param numbers by the name of the option
   */
  private record Asked(Map<String, Long> numbers) {
    int runs(String scenario) {
      return numbers.getOrDefault("--runs", slow(scenario) ? 3L : 20L).intValue();
    }

    /** Of each run. */
    Duration duration(String scenario) {
      return Duration.ofSeconds(numbers.getOrDefault("--seconds", slow(scenario) ? 180L : 8L));
    }

    private static boolean slow(String scenario) {
      return scenario.equals("step-down");
    }

    int callers() {
      return numbers.getOrDefault("--callers", 8L).intValue();
    }

    int servers() {
      return numbers.getOrDefault("--servers", 2L).intValue();
    }

    long seed() {
      return numbers.getOrDefault("--seed", System.currentTimeMillis());
    }
  }

  private Faults() {}

  /**
   * @param arguments scenarios, none for all of them, and {@code --runs}, {@code --seconds} (of
   *     each run), {@code --seed}, {@code --callers}, {@code --servers}, each with a number
   */
  public static void main(String[] arguments) {
    var scenarios = new ArrayList<String>();
    var numbers = new HashMap<String, Long>();
    for (var i = 0; i < arguments.length; i++) {
      if (OPTIONS.contains(arguments[i]) && i + 1 < arguments.length) {
        numbers.put(arguments[i], Long.valueOf(arguments[++i]));
      } else {
        scenarios.add(arguments[i]);
      }
    }
    var asked = new Asked(numbers);
    var seed = asked.seed();
    var known = new HashSet<>(Scenario.ALL);
    known.add("planted");
    if (!known.containsAll(scenarios)) {
      System.err.println("faults: the scenarios are " + String.join(", ", Scenario.ALL));
      System.exit(2);
    }
    var outcomes = new ArrayList<Outcome>();
    for (var scenario : scenarios.isEmpty() ? Scenario.ALL : scenarios) {
      outcomes.add(run(scenario, asked, seed));
    }
    outcomes.forEach(outcome ->
        outcome.flaws().stream()
            .limit(20)
            .forEach(flaw -> System.out.println(outcome.scenario() + ": " + flaw)));
    System.out.print(Outcome.table(outcomes));
    System.exit(outcomes.stream().allMatch(Outcome::clean) ? 0 : 1);
  }

  /** Runs one until it is enough or something is wrong. */
  private static Outcome run(String name, Asked asked, long seed) {
    var random = new Random(seed);
    var ledger = new Ledger();
    try (var scenario = Scenario.of(name);
        var stage =
            new Stage(scenario.mongodbUri(), asked.servers(), asked.callers(), ledger, random);
        var reckoning = new Reckoning(scenario.mongodbUri())) {
      var harms = 0;
      for (var run = 1; ; run++) {
        harms += stage.live(scenario, asked.duration(name), random);
        var found = reckoning.compare(ledger);
        var flaws = new ArrayList<>(found.flaws());
        flaws.addAll(stage.contradictions(found.active()));
        var outcome =
            new Outcome(
                name,
                run,
                harms,
                ledger.size(),
                ledger.unknowns(),
                ledger.refusals(),
                found.lost(),
                found.doubled(),
                found.broken() ? 1 : 0,
                flaws,
                stage.slowestRecovery(),
                seed);
        System.err.printf(
            Locale.ROOT,
            "%s, run %d: %d harms, %d acknowledged, %d unknown at first, %d entries, %d live; %d"
                + " lost, %d doubled, %d flaws; slowest recovery %d ms%n",
            name,
            run,
            harms,
            outcome.acknowledged(),
            outcome.unknown(),
            found.entries(),
            found.active().size(),
            outcome.lost(),
            outcome.doubled(),
            flaws.size(),
            outcome.recovery().toMillis());
        if (run == asked.runs(name) || !outcome.clean()) {
          return outcome;
        }
      }
    }
  }
}
