package io.neosc.domain.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON in UTF-8 as it is written. What is hashed are bytes, and a good part of the time that a
 * verification takes went into making texts of them first (PE-11).
 */
final class Utf8 {
  /** A control character becomes a backslash, a u and four digits. */
  private static final int LONGEST_ESCAPE = 6;

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private byte[] bytes;
  private int size;

  Utf8(int expected) {
    bytes = new byte[expected];
  }

  /** One character of ASCII. */
  Utf8 one(char ascii) {
    room(1);
    bytes[size++] = (byte) ascii;
    return this;
  }

  /** As it is. */
  Utf8 raw(String text) {
    return raw(text.getBytes(StandardCharsets.UTF_8));
  }

  private Utf8 raw(byte[] encoded) {
    room(encoded.length);
    System.arraycopy(encoded, 0, bytes, size, encoded.length);
    size += encoded.length;
    return this;
  }

  /**
   * As a JSON string, with the shortest escapes (RFC 8785).
   *
   * @throws IllegalArgumentException if it has half a character
   */
  Utf8 text(String text) {
    var encoded = text.getBytes(StandardCharsets.UTF_8);
    one('"');
    if (plain(encoded)) {
      raw(encoded);
    } else {
      requireWhole(text);
      escaped(encoded);
    }
    return one('"');
  }

  /** Whether it is ASCII without anything to escape, and without the mark for half a character. */
  private static boolean plain(byte[] encoded) {
    for (var each : encoded) {
      if (each < ' ' || each == '"' || each == '\\' || each == '?') {
        return false;
      }
    }
    return true;
  }

  private static void requireWhole(String text) {
    var half = Texts.loneSurrogate(text);
    if (half >= 0) {
      throw new IllegalArgumentException("Half a character (a lone surrogate) at index " + half);
    }
  }

  /** What needs an escape is ASCII, and a byte of ASCII is nothing else in UTF-8. */
  private void escaped(byte[] encoded) {
    room(LONGEST_ESCAPE * encoded.length);
    for (var each : encoded) {
      switch (each) {
        case '"', '\\' -> escape(each);
        case '\b' -> escape('b');
        case '\t' -> escape('t');
        case '\n' -> escape('n');
        case '\f' -> escape('f');
        case '\r' -> escape('r');
        default -> {
          if (each >= 0 && each < ' ') {
            escape('u');
            bytes[size++] = '0';
            bytes[size++] = '0';
            bytes[size++] = HEX[each >> 4];
            bytes[size++] = HEX[each & 0xf];
          } else {
            bytes[size++] = each;
          }
        }
      }
    }
  }

  private void escape(int letter) {
    bytes[size++] = '\\';
    bytes[size++] = (byte) letter;
  }

  /** How many bytes were written. */
  int size() {
    return size;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
