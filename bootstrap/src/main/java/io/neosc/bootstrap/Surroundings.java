package io.neosc.bootstrap;

import java.time.Duration;
import java.util.Map;

/**
 * What a command sees of the place where it runs.
 *
 * @param variables the environment
 * @param terminal where somebody may sit and answer
 * @param patience how long a command waits for MongoDB
 */
record Surroundings(Map<String, String> variables, Terminal terminal, Duration patience) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static Surroundings ofThisProcess() {
    return new Surroundings(System.getenv(), new SystemTerminal(), PATIENCE);
  }
}
