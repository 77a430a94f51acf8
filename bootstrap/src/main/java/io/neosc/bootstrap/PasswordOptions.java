package io.neosc.bootstrap;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * Where a command gets a new password from. It is never an argument: those are seen by everybody on
 * the machine.
 */
final class PasswordOptions {
  private static final int GENERATED_BYTES = 18;

  @Option(
      names = "--password-stdin",
      description = "Takes the password from the first line of the standard input.")
  boolean fromInput;

  @Option(
      names = "--generate-password",
      description = "Makes a password and prints it on the standard output, this once.")
  boolean generate;

  /** A password, and whether nobody knows it yet. */
  record Chosen(String password, boolean generated) {
    @Override
    public String toString() {
      return "Chosen[password hidden]";
    }
  }

  /**
   * Asks for it twice unless an option says where it is.
   *
   * @throws ParameterException if there is none, or the two answers differ
   */
  Chosen choose(Terminal terminal, CommandLine command) {
    if (generate && fromInput) {
      throw new ParameterException(command, "Use one of --generate-password and --password-stdin.");
    }
    if (generate) {
      var drawn = new byte[GENERATED_BYTES];
      new SecureRandom().nextBytes(drawn);
      return new Chosen(Base64.getUrlEncoder().withoutPadding().encodeToString(drawn), true);
    }
    return new Chosen(fromInput ? line(terminal, command) : typed(terminal, command), false);
  }

  private static String line(Terminal terminal, CommandLine command) {
    try {
      return terminal.line();
    } catch (IOException e) {
      throw new ParameterException(
          command, "The standard input holds no password: " + e.getMessage() + ".");
    }
  }

  private static String typed(Terminal terminal, CommandLine command) {
    if (!terminal.attended()) {
      throw new ParameterException(
          command,
          "Nobody is there to type a password: use --password-stdin or --generate-password.");
    }
    var first = terminal.askSecretly("New password: ");
    if (!first.equals(terminal.askSecretly("Once more: "))) {
      throw new ParameterException(command, "These were two different passwords.");
    }
    return first;
  }
}
