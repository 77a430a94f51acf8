package io.neosc.domain.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The secret half of a refresh token (ID-6): 256 random bits in base64url. Only its hash is stored;
 * the entropy makes a plain SHA-256 enough. It prints without itself.
 */
public record RefreshSecret(String value) {
  private static final int MIN_LENGTH = 43;
  private static final int MAX_LENGTH = 128;

  public RefreshSecret {
    if (value.length() < MIN_LENGTH || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a refresh secret has 256 bits");
    }
  }

  /** Lower-case hexadecimal SHA-256. */
  public String hash() {
    return sha256(value);
  }

  /** Whether {@code storedHash} is this secret's hash, compared in constant time. */
  public boolean matches(String storedHash) {
    return MessageDigest.isEqual(
        hash().getBytes(StandardCharsets.US_ASCII), storedHash.getBytes(StandardCharsets.US_ASCII));
  }

  static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "RefreshSecret[hidden]";
  }
}
