package io.neosc.adapter.rest.review;

import io.neosc.adapter.rest.wire.Texts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The page's style sheet, which goes along in it, so that a page that was saved looks the same. It
 * is the only thing that the page's content security policy allows, by its hash.
 */
final class ReviewStyle {
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

  /** Paper is white, whatever the screen beside it is. */
  static final String CSS =
      COMMENT
          .matcher(Texts.tokens() + Texts.of(ReviewStyle.class, "review.css"))
          .replaceAll("")
          .replace(
              "@media (prefers-color-scheme: dark)",
              "@media screen and (prefers-color-scheme: dark)");

  /** What a page may say of itself; headers say more. */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-" + hash() + "'; base-uri 'none'; form-action 'none'";

  private ReviewStyle() {}

  private static String hash() {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(CSS.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
