package io.neosc.domain.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The canonical form of an entry (see {@link AuditEntry}) cut open at the three places that are
 * known only when it is chained: chain, previous hash and seq. The pieces are made by the caller's
 * thread, so that the one writer of the chain only puts them together and digests once.
 */
final class EntryForm {
  private static final int NANOS_OF_MILLI = 1_000_000;
  private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

  /** Between the digits. */
  private static final String PUNCTUATION = "    -  -  T  :  :  .   Z";

  private static final int TIMESTAMP_LENGTH = PUNCTUATION.length();
  private static final int[] POWERS = {1, 10, 100, 1000};
  private static final int USUAL_LENGTH = 256;

  private final byte[] bytes;

  /** Where they belong. */
  private final int chainAt;

  private final int prevHashAt;
  private final int seqAt;

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
    var out = new Utf8(USUAL_LENGTH).one('{');
    chainAt = member(out, "action", action).raw("\"chain\":").size();
    member(member(out.one(','), "commitment", commitment), "id", id.value());
    prevHashAt = out.raw("\"prev_hash\":").size();
    member(member(out.one(','), "resource", resource), "role", role);
    seqAt = out.raw("\"seq\":").size();
    member(member(out.one(','), "session_id", sessionId), "sign_in", signIn)
        .raw(success ? "\"success\":true," : "\"success\":false,");
    member(member(out, "timestamp", timestamp(timestamp)), "trace_id", traceId);
    member(out, "user_id", userId).raw("\"v\":").raw(Integer.toString(v)).one('}');
    bytes = out.toBytes();
  }

  /** Gives the canonical form, piece by piece, to the digest. */
  void feed(MessageDigest digest, byte[] chain, byte[] prevHash, long seq) {
    digest.update(bytes, 0, chainAt);
    digest.update(chain);
    digest.update(bytes, chainAt, prevHashAt - chainAt);
    digest.update(prevHash);
    digest.update(bytes, prevHashAt, seqAt - prevHashAt);
    digest.update(Long.toString(seq).getBytes(StandardCharsets.ISO_8859_1));
    digest.update(bytes, seqAt, bytes.length - seqAt);
  }

  /** The canonical form as text, put together from the same pieces. */
  String text(String chain, String prevHash, long seq) {
    return text(0, chainAt)
        + new String(quoted(chain), StandardCharsets.UTF_8)
        + text(chainAt, prevHashAt)
        + new String(quoted(prevHash), StandardCharsets.UTF_8)
        + text(prevHashAt, seqAt)
        + seq
        + text(seqAt, bytes.length);
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** RFC 3339 in UTC with exactly three decimals. */
  static String timestamp(Instant instant) {
    requireWritable(instant);
    var time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
    var out = new StringBuilder(TIMESTAMP_LENGTH);
    digits(out, 4, time.getYear()).append('-');
    digits(out, 2, time.getMonthValue()).append('-');
    digits(out, 2, time.getDayOfMonth()).append('T');
    digits(out, 2, time.getHour()).append(':');
    digits(out, 2, time.getMinute()).append(':');
    digits(out, 2, time.getSecond()).append('.');
    return digits(out, 3, instant.getNano() / NANOS_OF_MILLI).append('Z').toString();
  }

  /**
   * The time that {@link #timestamp} writes so, to the character.
   *
   * @throws java.time.DateTimeException if there is none
   */
  static Instant instant(String timestamp) {
    if (timestamp.length() != TIMESTAMP_LENGTH) {
      throw new DateTimeException("Not a time with milliseconds");
    }
    for (var i = 0; i < TIMESTAMP_LENGTH; i++) {
      if (PUNCTUATION.charAt(i) != ' ' && PUNCTUATION.charAt(i) != timestamp.charAt(i)) {
        throw new DateTimeException("Not a time in UTC");
      }
    }
    return LocalDateTime.of(
            number(timestamp, 0, 4),
            number(timestamp, 5, 7),
            number(timestamp, 8, 10),
            number(timestamp, 11, 13),
            number(timestamp, 14, 16),
            number(timestamp, 17, 19),
            number(timestamp, 20, 23) * NANOS_OF_MILLI)
        .toInstant(ZoneOffset.UTC);
  }

  private static int number(String timestamp, int from, int to) {
    var number = 0;
    for (var i = from; i < to; i++) {
      var digit = timestamp.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new DateTimeException("Not a time of digits");
      }
      number = 10 * number + digit;
    }
    return number;
  }

  private static StringBuilder digits(StringBuilder out, int count, int number) {
    for (var power = POWERS[count - 1]; power > 0; power /= 10) {
      out.append((char) ('0' + number / power % 10));
    }
    return out;
  }

  /** Refuses what the form has no place for: finer than milliseconds, years not of four digits. */
  static void requireWritable(Instant timestamp) {
    if (timestamp.getNano() % NANOS_OF_MILLI != 0
        || timestamp.isBefore(YEAR_0)
        || !timestamp.isBefore(YEAR_10000)) {
      throw new IllegalArgumentException("Not the timestamp of an audit entry: " + timestamp);
    }
  }

  /** The text as a JSON string in UTF-8. */
  static byte[] quoted(String text) {
    return new Utf8(text.length() + 2).text(text).toBytes();
  }

  private static Utf8 member(Utf8 out, String name, @Nullable String value) {
    return value == null ? out : out.one('"').raw(name).raw("\":").text(value).one(',');
  }
}
