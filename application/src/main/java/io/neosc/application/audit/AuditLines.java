package io.neosc.application.audit;

import io.neosc.domain.audit.AuditLine;
import io.neosc.domain.audit.FoundEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Entries as {@link AuditLine lines} of UTF-8 that each end with a line feed, read one by one. What
 * is no such line is an entry that cannot be read; only what is behind the last line feed, where a
 * copy may have been cut short, is none at all unless it is whole. Keeps one line at a time.
 */
final class AuditLines implements Iterator<FoundEntry> {
  /** In bytes; what is longer is no entry. */
  static final int LONGEST = 4 << 20;

  /** What a String's constructor takes for bytes that are not UTF-8. */
  private static final char REPLACED = '\uFFFD';

  private static final int BLOCK = 1 << 16;
  private static final FoundEntry NO_ENTRY = new FoundEntry.Unreadable(FoundEntry.NO_SEQ);

  private final InputStream in;
  private final byte[] block = new byte[BLOCK];
  private int at;
  private int end;
  private byte[] line = new byte[BLOCK];
  private int length;
  private boolean over;
  private boolean torn;
  private @Nullable FoundEntry next;

  /**
   * @param in is read from when entries are asked for, and left to its owner to close; when it
   *     fails, that is an {@link UncheckedIOException}
   */
  AuditLines(InputStream in) {
    this.in = in;
  }

  /** Whether, when all was read, a part of a line was left over at the end. */
  boolean torn() {
    return torn;
  }

  /** What comes next, which stays the next one; null at the end. */
  @Nullable FoundEntry peek() {
    if (next == null && !over) {
      next = read();
    }
    return next;
  }

  @Override
  public boolean hasNext() {
    return peek() != null;
  }

  @Override
  public FoundEntry next() {
    var found = peek();
    if (found == null) {
      throw new NoSuchElementException();
    }
    next = null;
    return found;
  }

  private @Nullable FoundEntry read() {
    length = 0;
    while (!over) {
      var feed = feed();
      if (feed < end) {
        keep(feed);
        at = feed + 1;
        return parsed();
      }
      keep(end);
      fill();
    }
    if (length == 0) {
      return null;
    }
    var rest = parsed();
    torn = rest.equals(NO_ENTRY);
    return torn ? null : rest;
  }

  private int feed() {
    var feed = at;
    while (feed < end && block[feed] != '\n') {
      feed++;
    }
    return feed;
  }

  /** Of what is too long just enough is kept to show it. */
  private void keep(int until) {
    var more = Math.min(until - at, LONGEST + 1 - length);
    if (length + more > line.length) {
      line = Arrays.copyOf(line, Math.min(Math.max(length + more, 2 * line.length), LONGEST + 1));
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

  private FoundEntry parsed() {
    if (length > LONGEST) {
      return NO_ENTRY;
    }
    try {
      return new FoundEntry.Readable(AuditLine.parse(text()));
    } catch (CharacterCodingException | IllegalArgumentException _) {
      return NO_ENTRY;
    }
  }

  /** Strict: other bytes are another file, also where both would be read as the same text. */
  private String text() throws CharacterCodingException {
    var text = new String(line, 0, length, StandardCharsets.UTF_8);
    return text.indexOf(REPLACED) < 0
        ? text
        : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length)).toString();
  }
}
