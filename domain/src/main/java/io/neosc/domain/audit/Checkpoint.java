package io.neosc.domain.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The head of a chain at some time, signed (AU-8): whoever keeps it sees when the chain up to there
 * was cut off or written anew. Checkpoints are a chain of their own.
 *
 * @param head of the chain of entries
 * @param at when it was taken, in whole milliseconds
 * @param previous {@link #digest()} of the checkpoint before, {@link ChainHead#GENESIS_HASH} of the
 *     first
 * @param keyId which key signed it
 * @param next the key that signs from here on: whoever believes this checkpoint believes it; null
 *     if the key stays
 * @param signature Ed25519 (RFC 8032) over {@link #signed()}, lowercase hex
 */
public record Checkpoint(
    ChainHead head,
    Instant at,
    String previous,
    String keyId,
    @Nullable TrailKey next,
    String signature) {

  /** Version of the signed form. */
  public static final int VERSION = 1;

  /** A line without escapes, since no member can hold what needs one. */
  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"at\":\"([^\"]{24})\",\"chain\":\"([^\"]{1,64})\",\"hash\":\"([^\"]{64})\","
              + "\"key_id\":\"([^\"]{1,64})\",(?:\"next_key\":\"([^\"]{88})\",)?\"previous\":\"([^\"]{64})\",\"seq\":([0-9]{1,16}),"
              + "\"signature\":\"([^\"]{128})\",\"type\":\"checkpoint\",\"v\":1}");

  /** What is not signed yet. */
  public static Checkpoint unsigned(ChainHead head, Instant at, String previous, String keyId) {
    return new Checkpoint(head, at, previous, keyId, null, "");
  }

  /** The same, not signed, as the last one of its key. */
  public Checkpoint introducing(TrailKey newer) {
    return new Checkpoint(head, at, previous, keyId, newer, "");
  }

  public Checkpoint {
    EntryForm.requireWritable(at);
    if (!Sha256.isHex(previous)) {
      throw new IllegalArgumentException("Not the digest of a checkpoint: '" + previous + "'");
    }
    if (keyId.isEmpty() || !Texts.only(keyId, Texts.LOWER_HEX)) {
      throw new IllegalArgumentException("Not the id of a key: '" + keyId + "'");
    }
    if (next != null && next.id().equals(keyId)) {
      throw new IllegalArgumentException("A key does not introduce itself: " + keyId);
    }
    if (!Texts.only(signature, Texts.LOWER_HEX)) {
      throw new IllegalArgumentException("Not a signature: '" + signature + "'");
    }
  }

  public Checkpoint signedWith(String signature) {
    return new Checkpoint(head, at, previous, keyId, next, signature);
  }

  /** Canonical JSON (RFC 8785) in UTF-8 of everything but the signature. */
  public byte[] signed() {
    return CanonicalJson.bytes(members());
  }

  /** Lowercase hex of SHA-256 over {@link #signed()}; the next checkpoint names it. */
  public String digest() {
    return Sha256.hex(Sha256.digest().digest(signed()));
  }

  /** The checkpoint as one line of canonical JSON, signature included. */
  public String line() {
    var members = members();
    members.put("signature", signature);
    return CanonicalJson.of(members);
  }

  /**
   * The checkpoint that {@code line} says.
   *
   * @throws IllegalArgumentException if it is not, to the byte, a {@link #line()}
   */
  public static Checkpoint parse(String line) {
    var found = LINE.matcher(line);
    if (!found.matches()) {
      throw new IllegalArgumentException("Not the line of a checkpoint");
    }
    try {
      var head = new ChainHead(found.group(2), Long.parseLong(found.group(7)), found.group(3));
      var key = found.group(5);
      var said =
          new Checkpoint(
              head,
              Instant.parse(found.group(1)),
              found.group(6),
              found.group(4),
              key == null ? null : TrailKey.parse(key),
              found.group(8));
      if (said.line().equals(line)) {
        return said;
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("Not the time of a checkpoint", e);
    }
    throw new IllegalArgumentException("Not the canonical line of a checkpoint");
  }

  private TreeMap<String, Object> members() {
    var members = new TreeMap<String, Object>();
    members.put("at", EntryForm.timestamp(at));
    members.put("chain", head.chain());
    members.put("hash", head.hash());
    members.put("key_id", keyId);
    if (next != null) {
      members.put("next_key", next.text());
    }
    members.put("previous", previous);
    members.put("seq", head.seq());
    members.put("type", "checkpoint");
    members.put("v", VERSION);
    return members;
  }
}
