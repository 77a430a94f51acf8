package io.neosc.bootstrap;

import io.neosc.bootstrap.config.Configuration;

/** A configuration with which something can be started. */
final class Sound {
  private Sound() {}

  /**
   * Gives {@code configuration} back.
   *
   * @throws StartRefused with its first problem, if it has any
   */
  static Configuration require(Configuration configuration) {
    var problems = configuration.problems();
    if (problems.isEmpty()) {
      return configuration;
    }
    var more = problems.size() - 1;
    throw new StartRefused(
        problems.getFirst()
            + (more == 0
                ? ""
                : " There "
                    + (more == 1 ? "is 1 more problem" : "are " + more + " more problems")
                    + ": neosc config check names all."));
  }
}
