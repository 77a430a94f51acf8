package io.neosc.domain.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
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

  private static final Set<String> MEMBERS =
      Set.of(
          "v",
          "chain",
          "seq",
          "id",
          "action",
          "resource",
          "timestamp",
          "success",
          "commitment",
          "prev_hash",
          "hash",
          "user_id",
          "role",
          "sign_in",
          "session_id",
          "trace_id",
          PERSONAL);
  private static final Set<String> PERSONAL_MEMBERS =
      Set.of(SALT, "user_email", "ip_address", "user_agent", "details", "before", "after");

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
      return entry(CanonicalJsonReader.object(line));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("Not the time of an audit entry", e);
    }
  }

  /** What is read is canonical; so is the line, if each member has one way to be written. */
  private static AuditEntry entry(Map<String, @Nullable Object> members) {
    requireKnown(members, MEMBERS);
    var version = member(members, "v", Long.class);
    if (version < 0 || version > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("Not the version of an audit entry");
    }
    return new AuditEntry(
        version.intValue(),
        member(members, "chain", String.class),
        member(members, "seq", Long.class),
        new AuditEntryId(member(members, "id", String.class)),
        text(members, "user_id"),
        member(members, "action", String.class),
        member(members, "resource", String.class),
        instant(member(members, "timestamp", String.class)),
        member(members, "success", Boolean.class),
        text(members, "role"),
        text(members, "sign_in"),
        text(members, "session_id"),
        text(members, "trace_id"),
        member(members, "commitment", String.class),
        members.containsKey(PERSONAL) ? personal(member(members, PERSONAL, Map.class)) : null,
        member(members, "prev_hash", String.class),
        member(members, "hash", String.class));
  }

  private static void requireKnown(Map<?, ?> members, Set<String> known) {
    if (!known.containsAll(members.keySet())) {
      throw new IllegalArgumentException("An audit entry has no such members");
    }
  }

  private static Instant instant(String timestamp) {
    var instant = EntryForm.instant(timestamp);
    if (!EntryForm.timestamp(instant).equals(timestamp)) {
      throw new IllegalArgumentException("Not the timestamp of an audit entry");
    }
    return instant;
  }

  private static Salt salt(String hex) {
    var salt = Salt.ofHex(hex);
    if (!salt.hex().equals(hex)) {
      throw new IllegalArgumentException("Not the salt of an audit entry");
    }
    return salt;
  }

  static PersonalPart personal(Map<?, ?> members) {
    requireKnown(members, PERSONAL_MEMBERS);
    return new PersonalPart(
        salt(member(members, SALT, String.class)),
        text(members, "user_email"),
        text(members, "ip_address"),
        text(members, "user_agent"),
        text(members, "details"),
        changes(members, "before"),
        changes(members, "after"));
  }

  // The reader makes such maps; what a null in them would be, PersonalPart takes as it is.
  @SuppressWarnings("unchecked")
  private static @Nullable Map<String, @Nullable Object> changes(Map<?, ?> members, String name) {
    return members.containsKey(name)
        ? (Map<String, @Nullable Object>) member(members, name, Map.class)
        : null;
  }

  private static @Nullable String text(Map<?, ?> members, String name) {
    return members.containsKey(name) ? member(members, name, String.class) : null;
  }

  private static <T> T member(Map<?, ?> members, String name, Class<T> type) {
    if (type.isInstance(members.get(name))) {
      return type.cast(members.get(name));
    }
    throw new IllegalArgumentException(
        "An audit entry has a " + type.getSimpleName() + " '" + name + "'");
  }
}
