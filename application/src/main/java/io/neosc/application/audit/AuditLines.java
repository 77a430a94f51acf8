package io.neosc.application.audit;

import io.neosc.domain.audit.AuditLine;
import io.neosc.domain.audit.FoundEntry;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Entries as {@link AuditLine lines} of UTF-8 that each end with a line feed, read one by one. What
 * is no such line is an entry that cannot be read; only what is behind the last line feed, where a
 * copy may have been cut short, is none at all unless it is whole.
 */
final class AuditLines implements Iterator<FoundEntry> {
  /** In bytes; what is longer is no entry. */
  static final int LONGEST = 4 << 20;

  private static final FoundEntry NO_ENTRY = new FoundEntry.Unreadable(FoundEntry.NO_SEQ);

  private final ByteLines lines;
  private boolean over;
  private boolean torn;
  private @Nullable FoundEntry next;

  /**
   * @param in is read from when entries are asked for, and left to its owner to close; when it
   *     fails, that is an {@link java.io.UncheckedIOException}
   */
  AuditLines(InputStream in) {
    this.lines = new ByteLines(in, LONGEST);
  }

  /** Whether, when all was read, a part of a line was left over at the end. */
  boolean torn() {
    return torn;
  }

  /** What comes next, which stays the next one; null at the end. */
  @Nullable FoundEntry peek() {
    if (next == null && !over) {
      next = read();
      over = next == null;
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
    if (!lines.next()) {
      return null;
    }
    var found = parsed();
    torn = !lines.whole() && found.equals(NO_ENTRY);
    return torn ? null : found;
  }

  private FoundEntry parsed() {
    if (lines.tooLong()) {
      return NO_ENTRY;
    }
    try {
      return new FoundEntry.Readable(AuditLine.parse(lines.text()));
    } catch (CharacterCodingException | IllegalArgumentException _) {
      return NO_ENTRY;
    }
  }
}
