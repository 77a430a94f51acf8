package io.neosc.domain.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

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
    var members = new HashMap<>(CanonicalJsonReader.object(line));
    if (members.keySet().equals(Set.of(SEQ, ID, PERSONAL))
        && members.get(SEQ) instanceof Long seq
        && members.get(ID) instanceof String id
        && members.get(PERSONAL) instanceof Map<?, ?> personal) {
      return new PersonalLine(seq, new AuditEntryId(id), AuditLine.personal(personal));
    }
    throw new IllegalArgumentException("Not the line of a personal part");
  }
}
