package io.neosc.domain.audit.export;

import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditLine;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats of an export (AU-10). Each record is one line of UTF-8. */
public enum ExportFormat {
  /** The canonical lines of the entries as they are. */
  JSONL("application/x-ndjson", "jsonl", "", "\n", new JsonLines()),
  /** RFC 4180 with a header row, cells defused; the last column has the line. */
  CSV("text/csv; charset=utf-8; header=present", "csv", Csv.HEADER, "\r\n", new Csv()),
  /** CloudEvents 1.0 in structured mode, one event a line. */
  CLOUDEVENTS("application/x-ndjson", "cloudevents.jsonl", "", "\n", new CloudEvents()),
  /** Open Cybersecurity Schema Framework 1.3, one event a line. */
  OCSF("application/x-ndjson", "ocsf.jsonl", "", "\n", new Ocsf());

  private final String mediaType;
  private final String suffix;
  private final String header;
  private final String lineEnd;
  private final Dress dress;

  ExportFormat(String mediaType, String suffix, String header, String lineEnd, Dress dress) {
    this.mediaType = mediaType;
    this.suffix = suffix;
    this.header = header;
    this.lineEnd = lineEnd;
    this.dress = dress;
  }

  /** In lower case, as it is on the wire and in proofs. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of that {@link #text}. */
  public static Optional<ExportFormat> of(String text) {
    return Arrays.stream(values()).filter(format -> format.text().equals(text)).findFirst();
  }

  /** The format that a file with this first line has, as far as one can see. */
  public static ExportFormat ofFile(String firstLine) {
    if (firstLine.equals(Csv.HEADER)) {
      return CSV;
    }
    if (firstLine.contains("\"specversion\":\"")) {
      return CLOUDEVENTS;
    }
    return firstLine.contains("\"class_uid\":") ? OCSF : JSONL;
  }

  public String mediaType() {
    return mediaType;
  }

  /** What the name of such a file ends with, without the dot. */
  public String suffix() {
    return suffix;
  }

  /** What stands before the first record, without its {@link #lineEnd}; may be empty. */
  public String header() {
    return header;
  }

  public String lineEnd() {
    return lineEnd;
  }

  /** The record of an entry, without its {@link #lineEnd}. */
  public String record(AuditEntry entry) {
    return dress.record(entry, AuditLine.of(entry));
  }

  /**
   * The entry of a record.
   *
   * @throws IllegalArgumentException if it is not, to the character, the {@link #record} of one
   */
  public AuditEntry entry(String record) {
    var line = dress.lineIn(record);
    var entry = AuditLine.parse(line);
    if (!dress.record(entry, line).equals(record)) {
      throw new IllegalArgumentException("Not the " + text() + " of this entry");
    }
    return entry;
  }

  /**
   * The entry that a record carries, whatever else was made of the record.
   *
   * @throws IllegalArgumentException if it carries none
   */
  public AuditEntry carried(String record) {
    return AuditLine.parse(dress.lineIn(record));
  }

  /** The last record, without its {@link #lineEnd}. */
  public String trailer(ExportProof proof) {
    return dress.trailer(proof);
  }

  /**
   * The proof of a last record.
   *
   * @throws IllegalArgumentException if it is not, to the character, the {@link #trailer} of one
   */
  public ExportProof proof(String record) {
    var proof =
        ExportProof.parse(
            dress
                .proofIn(record)
                .orElseThrow(() -> new IllegalArgumentException("Not the proof of an export")));
    if (!trailer(proof).equals(record)) {
      throw new IllegalArgumentException("Not the " + text() + " of this proof");
    }
    return proof;
  }
}
