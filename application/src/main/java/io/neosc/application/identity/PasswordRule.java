package io.neosc.application.identity;

import io.neosc.application.identity.port.in.PasswordRejected;
import java.text.Normalizer;

/**
 * Which passwords may be chosen (ID-4): 12 to 256 characters in Unicode's form NFC, whatever they
 * are, but none of those that everybody tries first.
 */
public final class PasswordRule {
  public static final int MIN = 12;
  public static final int MAX = 256;

  private PasswordRule() {}

  /**
   * Passes if it may be chosen.
   *
   * @throws PasswordRejected saying why not, without the password
   */
  public static void check(String password) {
    var composed = Normalizer.normalize(password, Normalizer.Form.NFC);
    var length = composed.codePointCount(0, composed.length());
    if (length < MIN || length > MAX) {
      throw new PasswordRejected("A password has " + MIN + " to " + MAX + " characters");
    }
    if (password.isBlank()) {
      throw new PasswordRejected("A password is more than white space");
    }
    if (CommonPasswords.contain(composed)) {
      throw new PasswordRejected("This password is among those that are guessed first");
    }
  }
}
