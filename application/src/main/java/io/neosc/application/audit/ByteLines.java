package io.neosc.application.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** Lines of bytes that each end with a line feed, read one by one. Keeps one line at a time. */
public final class ByteLines {
  /** What a String's constructor takes for bytes that are not UTF-8. */
  private static final char REPLACED = '\uFFFD';

  private static final int BLOCK = 1 << 16;

  private final InputStream in;
  private final int longest;
  private final byte[] block = new byte[BLOCK];
  private int at;
  private int end;
  private byte[] line = new byte[BLOCK];
  private int length;
  private boolean whole;
  private boolean over;

  /**
   * @param in is read from when lines are asked for, and left to its owner to close; when it fails,
   *     that is an {@link UncheckedIOException}
   * @param longest in bytes; of what is longer just enough is kept to show it
   */
  public ByteLines(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** Goes on to the next line; false if there is none. */
  public boolean next() {
    length = 0;
    whole = false;
    while (!over) {
      var feed = feed();
      if (feed < end) {
        keep(feed);
        at = feed + 1;
        whole = true;
        return true;
      }
      keep(end);
      fill();
    }
    return length > 0;
  }

  /** Whether the line has its line feed; what is behind the last one has none. */
  public boolean whole() {
    return whole;
  }

  /** Whether the line is longer than it may be. */
  public boolean tooLong() {
    return length > longest;
  }

  /** A copy of the line without its line feed. */
  public byte[] bytes() {
    return Arrays.copyOf(line, length);
  }

  /**
   * The line without its line feed.
   *
   * @throws CharacterCodingException if it is not UTF-8
   */
  public String text() throws CharacterCodingException {
    return text(line, length);
  }

  /**
   * The text of the first {@code length} bytes. Strict: other bytes are another file, also where
   * both would be read as the same text.
   *
   * @throws CharacterCodingException if it is not UTF-8
   */
  public static String text(byte[] bytes, int length) throws CharacterCodingException {
    var text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    return text.indexOf(REPLACED) < 0
        ? text
        : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
  }

  /** Gives the bytes of the line to the digest, with its line feed if it has one. */
  public void feed(MessageDigest digest) {
    digest.update(line, 0, length);
    if (whole) {
      digest.update((byte) '\n');
    }
  }

  private int feed() {
    var feed = at;
    while (feed < end && block[feed] != '\n') {
      feed++;
    }
    return feed;
  }

  private void keep(int until) {
    var more = Math.min(until - at, longest + 1 - length);
    if (length + more > line.length) {
      line = Arrays.copyOf(line, Math.min(Math.max(length + more, 2 * line.length), longest + 1));
    }
    System.arraycopy(block, at, line, length, more);
    length += more;
  }

  private void fill() {
    try {
      at = 0;
      end = Math.max(in.read(block), 0);
      over = end == 0;
    } catch (IOException e) {
      throw new UncheckedIOException("The entries cannot be read", e);
    }
  }
}
