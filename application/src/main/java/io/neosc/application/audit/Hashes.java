package io.neosc.application.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** SHA-256 of short texts, as hexadecimal or as a name-based UUID (RFC 9562, version 8). */
final class Hashes {
  private static final long VERSION_8 = 0x8000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private Hashes() {}

  static String sha256(String text) {
    return HexFormat.of().formatHex(digest(text));
  }

  static String uuid(String name) {
    var bits = ByteBuffer.wrap(digest(name));
    var high = bits.getLong() & ~0xF000L | VERSION_8;
    var low = bits.getLong() & ~(0b11L << 62) | VARIANT;
    return new UUID(high, low).toString();
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
