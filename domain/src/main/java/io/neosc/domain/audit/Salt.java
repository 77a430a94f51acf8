package io.neosc.domain.audit;

import java.util.HexFormat;

/**
 * The 16 random bytes that keep a commitment from being guessed. Every entry has its own; it is
 * erased together with the personal part.
 *
 * @param high the first eight bytes, big-endian
 * @param low the last eight bytes, big-endian
 */
public record Salt(long high, long low) {
  public static final int LENGTH = 16;

  public static Salt of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("A salt has 16 bytes, not " + bytes.length);
    }
    return ofHex(HexFormat.of().formatHex(bytes));
  }

  public static Salt ofHex(String hex) {
    if (hex.length() != 2 * LENGTH) {
      throw new IllegalArgumentException("A salt has 32 hex digits, not " + hex.length());
    }
    return new Salt(
        HexFormat.fromHexDigitsToLong(hex, 0, LENGTH),
        HexFormat.fromHexDigitsToLong(hex, LENGTH, 2 * LENGTH));
  }

  /** A new array each time. */
  public byte[] bytes() {
    var bytes = new byte[LENGTH];
    for (var i = 0; i < Long.BYTES; i++) {
      var shift = Long.SIZE - Byte.SIZE * (i + 1);
      bytes[i] = (byte) (high >>> shift);
      bytes[Long.BYTES + i] = (byte) (low >>> shift);
    }
    return bytes;
  }

  public String hex() {
    var digits = HexFormat.of();
    return digits.toHexDigits(high) + digits.toHexDigits(low);
  }

  /** Without the salt itself: with it and a hash at hand, an erased e-mail could be guessed. */
  @Override
  public String toString() {
    return "Salt[...]";
  }
}
