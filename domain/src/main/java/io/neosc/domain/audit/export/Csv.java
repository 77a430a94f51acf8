package io.neosc.domain.audit.export;

import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.CanonicalJson;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * RFC 4180. Spreadsheets take a cell that begins with {@code = + - @}, tab or carriage return for a
 * formula: such a cell gets an apostrophe before it. Line breaks and other control characters in a
 * cell are spaces, so that a record is a line; the line in the last column has everything as it is.
 */
final class Csv implements Dress {
  static final String HEADER =
      "seq,id,timestamp,action,resource,success,user_id,user_email,role,session_id,ip_address,"
          + "user_agent,details,before,after,trace_id,sign_in,prev_hash,hash,entry";

  private static final String PROOF = "proof,";
  private static final String LINE = ",\"{";
  private static final String FORMULA = "=+-@";
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f]");

  @Override
  public String record(AuditEntry entry, String line) {
    var personal = entry.personal();
    var cells = new ArrayList<@Nullable String>();
    cells.add(Long.toString(entry.seq()));
    cells.add(entry.id().value());
    cells.add(Dress.time(entry.timestamp()));
    cells.add(entry.action());
    cells.add(entry.resource());
    cells.add(Boolean.toString(entry.success()));
    cells.add(entry.userId());
    cells.add(personal == null ? null : personal.userEmail());
    cells.add(entry.role());
    cells.add(entry.sessionId());
    cells.add(personal == null ? null : personal.ipAddress());
    cells.add(personal == null ? null : personal.userAgent());
    cells.add(personal == null ? null : personal.details());
    cells.add(personal == null ? null : json(personal.before()));
    cells.add(personal == null ? null : json(personal.after()));
    cells.add(entry.traceId());
    cells.add(entry.signIn());
    cells.add(entry.prevHash());
    cells.add(entry.hash());
    var out = new StringBuilder();
    cells.forEach(cell -> quoted(out, cell == null ? "" : defused(cell)).append(','));
    return quoted(out, line).toString();
  }

  private static @Nullable String json(@Nullable Map<String, @Nullable Object> changes) {
    return changes == null ? null : CanonicalJson.of(changes);
  }

  private static String defused(String cell) {
    var line = CONTROL.matcher(cell).replaceAll(" ");
    var start = 0;
    while (start < line.length() && line.charAt(start) == ' ') {
      start++;
    }
    var formula = start < line.length() && FORMULA.indexOf(line.charAt(start)) >= 0;
    return formula ? "'" + line : line;
  }

  private static StringBuilder quoted(StringBuilder out, String cell) {
    return cell.indexOf(',') < 0 && cell.indexOf('"') < 0
        ? out.append(cell)
        : out.append('"').append(cell.replace("\"", "\"\"")).append('"');
  }

  /** No cell but the last begins so: in a quoted one each quotation mark is two. */
  @Override
  public String lineIn(String record) {
    return quotedFrom(record, record.lastIndexOf(LINE) + 1);
  }

  private static String quotedFrom(String record, int start) {
    if (start == 0 || !record.endsWith("\"") || record.length() < start + 2) {
      throw new IllegalArgumentException("A record of an export has an entry");
    }
    return record.substring(start + 1, record.length() - 1).replace("\"\"", "\"");
  }

  @Override
  public String trailer(ExportProof proof) {
    return quoted(new StringBuilder(PROOF), proof.line()).toString();
  }

  @Override
  public Optional<String> proofIn(String record) {
    return record.startsWith(PROOF)
        ? Optional.of(quotedFrom(record, PROOF.length()))
        : Optional.empty();
  }
}
