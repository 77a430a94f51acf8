package io.neosc.application.identity;

import io.neosc.application.identity.port.in.PasswordRejected;

/** Which passwords may be chosen (ID-4): 12 to 256 characters, whatever they are. */
public final class PasswordRule {
  private static final int MIN = 12;
  private static final int MAX = 256;

  private PasswordRule() {}

  /**
   * Passes if it may be chosen.
   *
   * @throws PasswordRejected saying why not, without the password
   */
  public static void check(String password) {
    var length = password.codePointCount(0, password.length());
    if (length < MIN || length > MAX) {
      throw new PasswordRejected("A password has " + MIN + " to " + MAX + " characters");
    }
    if (password.isBlank()) {
      throw new PasswordRejected("A password is more than white space");
    }
  }
}
