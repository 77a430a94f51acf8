package io.neosc.adapter.rest.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret from which this installation's tokens and cursors get their authenticity, the same on
 * every node. Short, guessable and published ones are refused (ID-5).
 */
record SigningSecret(String value) {
  private static final int MIN_LENGTH = 64;
  private static final int MIN_DIFFERENT_CHARACTERS = 10;
  private static final List<String> EXAMPLES =
      List.of(
          "changeme",
          "change-me",
          "change_me",
          "secret",
          "password",
          "example",
          "default",
          "your-",
          "your_",
          "insecure",
          "placeholder",
          "0123456789",
          "1234567890",
          "abcdefghij",
          "qwertyuiop");
  private static final String SETTING = "neosc.security.jwt-secret (STATUS_JWT_SECRET) ";
  private static final String REMEDY = " Make one with: openssl rand -base64 64 | tr -d '\\n'";

  SigningSecret {
    if (value.isBlank()) {
      throw new IllegalArgumentException(SETTING + "is not set." + REMEDY);
    }
    if (value.length() < MIN_LENGTH) {
      throw new IllegalArgumentException(
          SETTING + "has " + value.length() + " characters; at least 64 are needed." + REMEDY);
    }
    if (value.chars().distinct().count() < MIN_DIFFERENT_CHARACTERS || repeats(value)) {
      throw new IllegalArgumentException(SETTING + "is too regular to be a secret." + REMEDY);
    }
    var lower = value.toLowerCase(Locale.ROOT);
    if (EXAMPLES.stream().anyMatch(lower::contains)) {
      throw new IllegalArgumentException(
          SETTING + "contains a word of examples, so others may know it." + REMEDY);
    }
  }

  /** Whether the first half or less of it comes again and again. */
  private static boolean repeats(String value) {
    for (var period = 1; period <= value.length() / 2; period++) {
      if (value.startsWith(value.substring(period))) {
        return true;
      }
    }
    return false;
  }

  /** A key of 256 bits for one use, of which nothing leads back to the secret. */
  byte[] derivedKey(String use) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(use.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }

  @Override
  public String toString() {
    return "SigningSecret[hidden]";
  }
}
