package io.neosc.domain.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in lowercase hex; every Java platform has to provide it. */
public final class Sha256 {
  static final int HEX_LENGTH = 64;
  private static final MessageDigest UNUSED = first();

  private Sha256() {}

  /** A new one; to copy one is quicker than to ask the platform's providers for one. */
  public static MessageDigest digest() {
    try {
      return (MessageDigest) UNUSED.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The SHA-256 of this Java cannot be copied", e);
    }
  }

  private static MessageDigest first() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }

  public static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  public static boolean isHex(String text) {
    return text.length() == HEX_LENGTH && Texts.only(text, Texts.LOWER_HEX);
  }
}
