package io.neosc.domain.audit;

/** The id of one audit entry, given before it is chained; a repeated write is recognised by it. */
public record AuditEntryId(String value) {
  static final String PREFIX = "aud-";
  private static final int MAX_LENGTH = 64;

  public AuditEntryId {
    if (!value.startsWith(PREFIX)
        || value.length() == PREFIX.length()
        || value.length() > MAX_LENGTH
        || !Texts.only(value, Texts.ID_CHARACTERS)) {
      throw new IllegalArgumentException("Not the id of an audit entry: '" + value + "'");
    }
  }
}
