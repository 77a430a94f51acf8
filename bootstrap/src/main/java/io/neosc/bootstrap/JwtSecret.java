package io.neosc.bootstrap;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a key for access tokens has to look like (ID-5). */
final class JwtSecret {
  private static final int MIN_LENGTH = 64;
  private static final int MIN_DISTINCT = 10;
  private static final String HOW = " Make one with: openssl rand -hex 48";
  private static final List<String> EXAMPLES =
      List.of(
          "change",
          "example",
          "secret",
          "password",
          "placeholder",
          "insecure",
          "replace",
          "default",
          "0123456789",
          "abcdefgh");

  private JwtSecret() {}

  /**
   * Passes if {@code secret} can be used.
   *
   * @throws StartRefused if it is missing, too short, an example value or made of a pattern
   */
  static void require(@Nullable String secret) {
    if (secret == null || secret.isBlank()) {
      throw new StartRefused(
          "STATUS_JWT_SECRET is not set: it is the key that signs access tokens." + HOW);
    }
    if (secret.length() < MIN_LENGTH) {
      throw new StartRefused("STATUS_JWT_SECRET needs at least 64 characters." + HOW);
    }
    var text = secret.toLowerCase(Locale.ROOT);
    if (EXAMPLES.stream().anyMatch(text::contains)
        || secret.chars().distinct().count() < MIN_DISTINCT
        || repeats(secret)) {
      throw new StartRefused("STATUS_JWT_SECRET is an example or a pattern, not a secret." + HOW);
    }
  }

  /** Whether it is one shorter text over and over. */
  private static boolean repeats(String secret) {
    return (secret + secret).indexOf(secret, 1) < secret.length();
  }
}
