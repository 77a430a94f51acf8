package io.neosc.domain.audit;

/** What lies in one place of a chain, as a store or a file gives it back. */
public sealed interface FoundEntry {

  /** Has the form of an entry; whether it is the one that was written, a verification finds out. */
  record Readable(AuditEntry entry) implements FoundEntry {}

  /**
   * Has not even the form of an entry: a field is missing or of another type.
   *
   * @param seq {@link #NO_SEQ} when not even that can be read
   */
  record Unreadable(long seq) implements FoundEntry {}

  /** Of an entry whose place cannot be read. */
  long NO_SEQ = -1;
}
