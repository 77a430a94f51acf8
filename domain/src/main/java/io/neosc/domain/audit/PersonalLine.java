package io.neosc.domain.audit;

import java.util.Map;

/**
 * A personal part apart from its entry as one line of canonical JSON (RFC 8785), so that a person
 * can be erased from a file without a change to that of the entries (AU-11, AU-12).
 *
 * @param seq the place of its entry
 * @param id of its entry
 */
public record PersonalLine(long seq, AuditEntryId id, PersonalPart personal) {
  private static final String SEQ = "seq";
  private static final String ID = "id";
  private static final String PERSONAL = "personal";

  /** The line, without a line feed. */
  public String text() {
    return CanonicalJson.of(Map.of(SEQ, seq, ID, id.value(), PERSONAL, personal.saltedFields()));
  }

  /**
   * What {@code line} says.
   *
   * @throws IllegalArgumentException if it is not, to the byte, a {@link #text}
   */
  public static PersonalLine parse(String line) {
    var in = new CanonicalJsonReader(line);
    in.begin();
    var id = new AuditEntryId(in.text(ID));
    if (!in.found(PERSONAL)) {
      throw new IllegalArgumentException("Not the line of a personal part");
    }
    var personal = AuditLine.personal(in);
    var seq = in.number(SEQ);
    in.end();
    in.over();
    return new PersonalLine(seq, id, personal);
  }
}
