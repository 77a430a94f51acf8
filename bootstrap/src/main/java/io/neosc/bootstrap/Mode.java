package io.neosc.bootstrap;

/** In what circumstances the server runs. */
enum Mode {
  /** For real: everything is configured, nothing is made up. */
  PRODUCTION,
  /** On a developer's machine: what is not configured is found, made and kept. */
  DEVELOPMENT,
  /** Development mode with people who move the numbers. */
  DEMO;

  boolean production() {
    return this == PRODUCTION;
  }
}
