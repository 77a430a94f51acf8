package io.neosc.domain.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The canonical form of an entry (see {@link AuditEntry}) cut open at the three places that are
 * known only when it is chained: chain, previous hash and seq. The pieces are made by the caller's
 * thread, so that the one writer of the chain only puts them together and digests once.
 */
final class EntryForm {
  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private static final int USUAL_LENGTH = 256;

  private final byte[] beforeChain;
  private final byte[] beforePrevHash;
  private final byte[] beforeSeq;
  private final byte[] afterSeq;

  EntryForm(
      int v,
      AuditEntryId id,
      @Nullable String userId,
      String action,
      String resource,
      Instant timestamp,
      boolean success,
      @Nullable String role,
      @Nullable String signIn,
      @Nullable String sessionId,
      @Nullable String traceId,
      String commitment) {
    // in the order of the names: action chain commitment id prev_hash resource role seq ...
    var out = new StringBuilder(USUAL_LENGTH).append('{');
    beforeChain = cut(member(out, "action", action).append("\"chain\":"));
    out.append(',');
    beforePrevHash =
        cut(
            member(member(out, "commitment", commitment), "id", id.value())
                .append("\"prev_hash\":"));
    out.append(',');
    beforeSeq = cut(member(member(out, "resource", resource), "role", role).append("\"seq\":"));
    out.append(',');
    member(member(out, "session_id", sessionId), "sign_in", signIn)
        .append("\"success\":")
        .append(success)
        .append(',');
    member(member(out, "timestamp", timestamp(timestamp)), "trace_id", traceId);
    afterSeq = cut(member(out, "user_id", userId).append("\"v\":").append(v).append('}'));
  }

  /** Gives the canonical form, piece by piece, to the digest. */
  void feed(MessageDigest digest, byte[] chain, byte[] prevHash, long seq) {
    digest.update(beforeChain);
    digest.update(chain);
    digest.update(beforePrevHash);
    digest.update(prevHash);
    digest.update(beforeSeq);
    digest.update(Long.toString(seq).getBytes(StandardCharsets.ISO_8859_1));
    digest.update(afterSeq);
  }

  /** The canonical form as text, put together from the same pieces. */
  String text(String chain, String prevHash, long seq) {
    return text(beforeChain)
        + text(quoted(chain))
        + text(beforePrevHash)
        + text(quoted(prevHash))
        + text(beforeSeq)
        + seq
        + text(afterSeq);
  }

  /** RFC 3339 in UTC with exactly three decimals. */
  static String timestamp(Instant instant) {
    requireWritable(instant);
    return MILLISECONDS.format(instant);
  }

  /** Refuses what the form has no place for: finer than milliseconds, years not of four digits. */
  static void requireWritable(Instant timestamp) {
    var year = timestamp.atOffset(ZoneOffset.UTC).getYear();
    if (!timestamp.equals(timestamp.truncatedTo(ChronoUnit.MILLIS)) || year < 0 || year > 9999) {
      throw new IllegalArgumentException("Not the timestamp of an audit entry: " + timestamp);
    }
  }

  /** The text as a JSON string in UTF-8. */
  static byte[] quoted(String text) {
    var out = new StringBuilder();
    CanonicalJson.text(out, text);
    return cut(out);
  }

  private static StringBuilder member(StringBuilder out, String name, @Nullable String value) {
    if (value == null) {
      return out;
    }
    CanonicalJson.text(out.append('"').append(name).append("\":"), value);
    return out.append(',');
  }

  private static byte[] cut(StringBuilder out) {
    var piece = out.toString().getBytes(StandardCharsets.UTF_8);
    out.setLength(0);
    return piece;
  }

  private static String text(byte[] piece) {
    return new String(piece, StandardCharsets.UTF_8);
  }
}
