package io.neosc.bootstrap;

import java.io.IOException;

/** Where a command can ask the person who started it. */
interface Terminal {
  /** Whether a person can answer: neither input nor output is a file or another program. */
  boolean attended();

  /** Asks and gives the answer, in the open; empty if there is none. */
  String ask(String question);

  /** Asks for something that is not shown while it is typed. */
  String askSecretly(String question);

  /**
   * The first line of the standard input, without its end.
   *
   * @throws IOException if there is none, or it cannot be read
   */
  String line() throws IOException;
}
