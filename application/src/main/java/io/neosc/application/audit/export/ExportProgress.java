package io.neosc.application.audit.export;

import io.neosc.application.audit.ByteLines;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.shared.port.Cursor;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Sha256;
import io.neosc.domain.audit.export.ExportFormat;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** How far an export has come: what was written, and where it goes on. For one thread at a time. */
final class ExportProgress {
  private final MessageDigest digest = Sha256.digest();
  private @Nullable ChainHead before;
  private @Nullable AuditEntry latest;
  private long count;
  private long bytes;
  private boolean partsMissing;

  /**
   * What of a file an export can go on with: its header and each whole record that follows the one
   * before and fits, up to the first that does not, or is the proof.
   *
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  static ExportProgress of(InputStream file, ExportFormat format, AuditFilter filter) {
    var progress = new ExportProgress();
    var lines = new ByteLines(file, ExportVerification.LONGEST);
    if (!format.header().isEmpty()) {
      var header = format.header() + format.lineEnd();
      if (!lines.next() || !lines.whole() || !header.equals(text(lines) + "\n")) {
        return progress;
      }
      progress.keep(lines);
    }
    while (lines.next() && lines.whole()) {
      var entry = entry(lines, format);
      if (entry == null || !progress.continuedBy(entry, filter)) {
        return progress;
      }
      progress.keep(lines);
      progress.wrote(entry);
    }
    return progress;
  }

  private static String text(ByteLines lines) {
    try {
      return lines.tooLong() ? "" : lines.text();
    } catch (CharacterCodingException _) {
      return "";
    }
  }

  private static @Nullable AuditEntry entry(ByteLines lines, ExportFormat format) {
    try {
      var entry = format.entry(ExportVerification.record(format, text(lines)));
      return entry.computedHash().equals(entry.hash()) ? entry : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private boolean continuedBy(AuditEntry entry, AuditFilter filter) {
    var before = latest;
    return filter.fits(entry)
        && (before == null
            || !filter.gapless()
            || entry.seq() == before.seq() + 1 && entry.prevHash().equals(before.hash()));
  }

  private void keep(ByteLines lines) {
    lines.feed(digest);
    bytes += lines.bytes().length + 1L;
  }

  /** How long the part of the file is that is kept. */
  long bytes() {
    return bytes;
  }

  /** Takes in bytes that were written before the proof. */
  MessageDigest digest() {
    return digest;
  }

  /** An entry was written. */
  void wrote(AuditEntry entry) {
    if (latest == null) {
      before = new ChainHead(entry.chain(), entry.seq() - 1, entry.prevHash());
    }
    latest = entry;
    partsMissing |= entry.personal() == null;
    count++;
  }

  /** Whether one of them has no personal part. */
  boolean partsMissing() {
    return partsMissing;
  }

  long count() {
    return count;
  }

  /** The entry before the first one, if they are a part of the chain; null without any. */
  @Nullable ChainHead before() {
    return before;
  }

  /** The last one as a place in the chain; null without any. */
  @Nullable ChainHead last() {
    return latest == null ? null : latest.head();
  }

  /** The last one as a place among those that fit; null without any. */
  @Nullable Cursor place() {
    return latest == null ? null : Cursor.of(latest.timestamp(), latest.seq());
  }
}
