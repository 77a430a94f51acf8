package io.neosc.bootstrap;

import java.io.BufferedReader;
import java.io.Console;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The terminal of this process. */
final class SystemTerminal implements Terminal {
  private static final int LONGEST_LINE = 4_096;

  @Override
  public boolean attended() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  @Override
  public String ask(String question) {
    var answer = console().readLine("%s", question);
    return answer == null ? "" : answer;
  }

  @Override
  public String askSecretly(String question) {
    var answer = console().readPassword("%s", question);
    return answer == null ? "" : new String(answer);
  }

  private static Console console() {
    return Objects.requireNonNull(System.console(), "nobody is asked without a terminal");
  }

  @Override
  public String line() throws IOException {
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var line = new StringBuilder();
    for (var next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0 && line.isEmpty()) {
        throw new EOFException("the standard input is empty");
      }
      if (next < 0) {
        break;
      }
      if (line.length() == LONGEST_LINE) {
        throw new IOException("the line is longer than " + LONGEST_LINE + " characters");
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }
}
