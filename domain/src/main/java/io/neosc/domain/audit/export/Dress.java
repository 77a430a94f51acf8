package io.neosc.domain.audit.export;

import io.neosc.domain.audit.AuditEntry;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;

/**
 * How a format shows an entry: as one record without line breaks, which carries the entry's {@link
 * io.neosc.domain.audit.AuditLine line}. A record is a function of its line, so that whoever has
 * the line can dress it again and compare.
 */
interface Dress {
  DateTimeFormatter TIME = new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  /**
   * @param line of this entry
   */
  String record(AuditEntry entry, String line);

  /**
   * The line that a record carries.
   *
   * @throws IllegalArgumentException if it carries none
   */
  String lineIn(String record);

  /** The last record, which carries the proof instead of an entry. */
  String trailer(ExportProof proof);

  /** The proof that a record carries; empty if it is no {@link #trailer}. */
  Optional<String> proofIn(String record);

  static String time(Instant at) {
    return TIME.format(at);
  }
}
