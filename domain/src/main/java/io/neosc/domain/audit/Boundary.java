package io.neosc.domain.audit;

import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where a stored chain begins since older entries went into files, signed (AU-11): the last entry
 * that is no longer counted on, and which files have it and those before. Whoever has not the key
 * cannot pass off a theft as retention.
 *
 * @param head of the chain of entries that left
 * @param manifest of the last segment of files, SHA-256 in lowercase hex
 * @param keyId which key signed it
 * @param signature Ed25519 (RFC 8032) over {@link #signed()}, lowercase hex
 */
public record Boundary(ChainHead head, String manifest, String keyId, String signature) {

  /** Version of the signed form. */
  public static final int VERSION = 1;

  /** A line without escapes, since no member can hold what needs one. */
  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"chain\":\"([^\"]{1,64})\",\"hash\":\"([^\"]{64})\",\"key_id\":\"([^\"]{1,64})\","
              + "\"manifest\":\"([^\"]{64})\",\"seq\":([0-9]{1,16}),\"signature\":\"([^\"]{128})\","
              + "\"type\":\"boundary\",\"v\":1}");

  private static final String ACTION = "archive_audit";
  private static final String SEGMENT = "audit_segment:";

  /** What is not signed yet. */
  public static Boundary unsigned(ChainHead head, String manifest, String keyId) {
    return new Boundary(head, manifest, keyId, "");
  }

  public Boundary {
    if (head.seq() < 1) {
      throw new IllegalArgumentException("Nothing lies before the first entry");
    }
    if (!Sha256.isHex(manifest)) {
      throw new IllegalArgumentException("Not the digest of a manifest: '" + manifest + "'");
    }
    if (keyId.isEmpty() || !Texts.only(keyId, Texts.LOWER_HEX)) {
      throw new IllegalArgumentException("Not the id of a key: '" + keyId + "'");
    }
    if (!Texts.only(signature, Texts.LOWER_HEX)) {
      throw new IllegalArgumentException("Not a signature: '" + signature + "'");
    }
  }

  public Boundary signedWith(String newSignature) {
    return new Boundary(head, manifest, keyId, newSignature);
  }

  /** Canonical JSON (RFC 8785) in UTF-8 of everything but the signature. */
  public byte[] signed() {
    return CanonicalJson.bytes(members());
  }

  /** The boundary as one line of canonical JSON, signature included. */
  public String line() {
    var members = members();
    members.put("signature", signature);
    return CanonicalJson.of(members);
  }

  /**
   * The boundary that {@code line} says.
   *
   * @throws IllegalArgumentException if it is not, to the byte, a {@link #line()}
   */
  public static Boundary parse(String line) {
    var found = LINE.matcher(line);
    if (!found.matches()) {
      throw new IllegalArgumentException("Not the line of a boundary");
    }
    var head = new ChainHead(found.group(1), Long.parseLong(found.group(5)), found.group(2));
    var said = unsigned(head, found.group(4), found.group(3)).signedWith(found.group(6));
    if (!said.line().equals(line)) {
      throw new IllegalArgumentException("Not the canonical line of a boundary");
    }
    return said;
  }

  /** What the entry that tells of it names as its resource; nothing personal, so it stays. */
  public String resource() {
    return SEGMENT + manifest;
  }

  /** Whether an entry of the chain tells of it. */
  boolean toldBy(AuditEntry entry) {
    return entry.seq() > head.seq()
        && entry.success()
        && entry.action().equals(ACTION)
        && entry.resource().equals(resource());
  }

  private TreeMap<String, Object> members() {
    var members = new TreeMap<String, Object>();
    members.put("chain", head.chain());
    members.put("hash", head.hash());
    members.put("key_id", keyId);
    members.put("manifest", manifest);
    members.put("seq", head.seq());
    members.put("type", "boundary");
    members.put("v", VERSION);
    return members;
  }
}
