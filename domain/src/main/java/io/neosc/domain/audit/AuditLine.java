package io.neosc.domain.audit;

import java.time.DateTimeException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An entry with all that is stored of it as one line of canonical JSON (RFC 8785): what its hash is
 * taken from, the hash, and, unless it was erased, {@code personal} with its {@code salt} in hex.
 * Exports and archives are made of such lines, and whoever has one can check it (AU-9 to AU-11).
 */
public final class AuditLine {
  private static final String PERSONAL = "personal";
  private static final String SALT = "salt";

  /** What changed lies in the line and in the personal part. */
  private static final int CHANGES_DEPTH = 3;

  private AuditLine() {}

  /**
   * The line of an entry, without a line feed.
   *
   * @throws IllegalArgumentException when the content has no canonical form, which no entry that
   *     was chained can have
   */
  public static String of(AuditEntry entry) {
    var members = new TreeMap<String, Object>();
    members.put("v", entry.v());
    members.put("chain", entry.chain());
    members.put("seq", entry.seq());
    members.put("id", entry.id().value());
    members.put("action", entry.action());
    members.put("resource", entry.resource());
    members.put("timestamp", EntryForm.timestamp(entry.timestamp()));
    members.put("success", entry.success());
    members.put("commitment", entry.commitment());
    members.put("prev_hash", entry.prevHash());
    members.put("hash", entry.hash());
    put(members, "user_id", entry.userId());
    put(members, "role", entry.role());
    put(members, "sign_in", entry.signIn());
    put(members, "session_id", entry.sessionId());
    put(members, "trace_id", entry.traceId());
    var personal = entry.personal();
    if (personal != null) {
      members.put(PERSONAL, personal.saltedFields());
    }
    return CanonicalJson.of(members);
  }

  private static void put(Map<String, Object> members, String name, @Nullable String value) {
    if (value != null) {
      members.put(name, value);
    }
  }

  /**
   * The entry that {@code line} says. Whether it is the one that was written, a {@link
   * Verification} finds out.
   *
   * @throws IllegalArgumentException if it is not, to the byte, the {@link #of line} of an entry
   */
  public static AuditEntry parse(String line) {
    try {
      var in = new CanonicalJsonReader(line);
      var entry = entry(in);
      in.over();
      return entry;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("Not the time of an audit entry", e);
    }
  }

  /** What is read is canonical; so is the line, as each member has one way to be written. */
  private static AuditEntry entry(CanonicalJsonReader in) {
    in.begin();
    var action = in.text("action");
    var chain = in.text("chain");
    var commitment = in.text("commitment");
    var hash = in.text("hash");
    var id = new AuditEntryId(in.text("id"));
    var personal = in.found(PERSONAL) ? personal(in) : null;
    var prevHash = in.text("prev_hash");
    var resource = in.text("resource");
    var role = in.textIfFound("role");
    var seq = in.number("seq");
    var sessionId = in.textIfFound("session_id");
    var signIn = in.textIfFound("sign_in");
    var success = in.truth("success");
    var timestamp = EntryForm.instant(in.text("timestamp"));
    var traceId = in.textIfFound("trace_id");
    var userId = in.textIfFound("user_id");
    var v = version(in.number("v"));
    in.end();
    return new AuditEntry(
        v,
        chain,
        seq,
        id,
        userId,
        action,
        resource,
        timestamp,
        success,
        role,
        signIn,
        sessionId,
        traceId,
        commitment,
        personal,
        prevHash,
        hash);
  }

  private static int version(long version) {
    if (version < 0 || version > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("Not the version of an audit entry");
    }
    return (int) version;
  }

  /** A personal part with its salt; it lies in one object. */
  static PersonalPart personal(CanonicalJsonReader in) {
    in.begin();
    var after = in.objectIfFound("after", CHANGES_DEPTH);
    var before = in.objectIfFound("before", CHANGES_DEPTH);
    var details = in.textIfFound("details");
    var ipAddress = in.textIfFound("ip_address");
    var salt = salt(in.text(SALT));
    var userAgent = in.textIfFound("user_agent");
    var userEmail = in.textIfFound("user_email");
    in.end();
    return new PersonalPart(salt, userEmail, ipAddress, userAgent, details, before, after);
  }

  private static Salt salt(String hex) {
    if (!Texts.only(hex, Texts.LOWER_HEX)) {
      throw new IllegalArgumentException("Not the salt of an audit entry");
    }
    return Salt.ofHex(hex);
  }
}
