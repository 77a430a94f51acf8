package io.neosc.domain.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What proves its bearer's right by being known: the secret half of a refresh token (ID-6), or a
 * ticket. 256 random bits in base64url, of which only the hash is stored; the entropy makes a plain
 * SHA-256 enough. It prints without itself.
 */
public record BearerSecret(String value) {
  private static final int MIN_LENGTH = 43;
  private static final int MAX_LENGTH = 128;

  public BearerSecret {
    if (value.length() < MIN_LENGTH || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a bearer secret has 256 bits");
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
    return "BearerSecret[hidden]";
  }
}
