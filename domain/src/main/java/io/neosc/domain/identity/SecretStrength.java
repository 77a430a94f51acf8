package io.neosc.domain.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a configured secret is one that others may know or guess (ID-5, OP-4): too short, too
 * regular, or with a word of the examples that people copy.
 */
public final class SecretStrength {
  /**
   * How many bytes the key of HS256 has at least (RFC 7518 section 3.2), however weak it may be.
   */
  public static final int SHORTEST_KEY = 32;

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

  private SecretStrength() {}

  /**
   * What is wrong with {@code secret}, as the rest of a sentence that begins with its name; empty
   * if nothing is. It does not repeat the secret.
   *
   * @param shortest how many characters it has at least
   */
  public static Optional<String> weakness(String secret, int shortest) {
    if (secret.isBlank()) {
      return Optional.of("is not set");
    }
    if (secret.length() < shortest) {
      return Optional.of(
          "has " + secret.length() + " characters; at least " + shortest + " are needed");
    }
    if (secret.chars().distinct().count() < Math.min(MIN_DIFFERENT_CHARACTERS, shortest)
        || repeats(secret)) {
      return Optional.of("is too regular to be a secret");
    }
    var lower = secret.toLowerCase(Locale.ROOT);
    return EXAMPLES.stream().anyMatch(lower::contains)
        ? Optional.of("contains a word of examples, so others may know it")
        : Optional.empty();
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
}
