package io.neosc.domain.audit;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a segment of the archive is made of, signed (AU-11). The entries never change; the file of
 * their personal parts does when somebody is erased, so it has a signature of its own.
 *
 * @param before the entry before the first one
 * @param last the last one
 * @param checkpoint one that saw the last entry, or one behind it
 * @param entries the file of the entries without their personal parts
 * @param keyId which key signed
 * @param signature Ed25519 (RFC 8032) over {@link #signed()}, lowercase hex
 * @param personal the file of their personal parts as it is now
 */
public record SegmentManifest(
    ChainHead before,
    ChainHead last,
    Checkpoint checkpoint,
    Content entries,
    String keyId,
    String signature,
    Personal personal) {

  /** Version of the signed form. */
  public static final int VERSION = 1;

  private static final Set<String> MEMBERS =
      Set.of(
          "type",
          "v",
          "chain",
          "first",
          "last",
          "prev_hash",
          "hash",
          "checkpoint",
          "entries",
          "key_id",
          "signature",
          "personal");

  /**
   * A compressed file.
   *
   * @param count of lines
   * @param digest SHA-256 over the file, lowercase hex
   * @param length of the file in bytes
   * @param unpacked the length of what is in it
   */
  public record Content(long count, String digest, long length, long unpacked) {
    private static final Set<String> MEMBERS = Set.of("count", "digest", "length", "unpacked");

    public Content {
      if (count < 0 || !Sha256.isHex(digest) || length < 0 || unpacked < 0) {
        throw new IllegalArgumentException("Not a file of a segment");
      }
    }

    private TreeMap<String, Object> members() {
      var members = new TreeMap<String, Object>();
      members.put("count", count);
      members.put("digest", digest);
      members.put("length", length);
      members.put("unpacked", unpacked);
      return members;
    }

    private static Content of(Map<?, ?> members) {
      return new Content(
          member(members, "count", Long.class),
          member(members, "digest", String.class),
          member(members, "length", Long.class),
          member(members, "unpacked", Long.class));
    }
  }

  /**
   * The file of personal parts.
   *
   * @param revision how often somebody was erased from it
   * @param signature Ed25519 over {@link SegmentManifest#personalSigned}, lowercase hex
   */
  public record Personal(long revision, Content content, String keyId, String signature) {
    private static final Set<String> MEMBERS =
        Set.of("revision", "count", "digest", "length", "unpacked", "key_id", "signature");

    public Personal {
      if (revision < 0) {
        throw new IllegalArgumentException("Not a revision: " + revision);
      }
      requireSigned(keyId, signature);
    }

    public Personal signedWith(String newSignature) {
      return new Personal(revision, content, keyId, newSignature);
    }

    private TreeMap<String, Object> unsigned() {
      var members = content.members();
      members.put("revision", revision);
      members.put("key_id", keyId);
      return members;
    }
  }

  public SegmentManifest {
    if (!before.chain().equals(last.chain())
        || last.seq() <= before.seq()
        || entries.count() != last.seq() - before.seq()
        || personal.content().count() > entries.count()) {
      throw new IllegalArgumentException("Not a segment");
    }
    requireSigned(keyId, signature);
  }

  private static void requireSigned(String keyId, String signature) {
    if (keyId.isEmpty()
        || !Texts.only(keyId, Texts.LOWER_HEX)
        || !Texts.only(signature, Texts.LOWER_HEX)) {
      throw new IllegalArgumentException("Not a signature");
    }
  }

  /** The place of its first entry. */
  public long first() {
    return before.seq() + 1;
  }

  public SegmentManifest signedWith(String newSignature) {
    return new SegmentManifest(before, last, checkpoint, entries, keyId, newSignature, personal);
  }

  public SegmentManifest with(Personal newPersonal) {
    return new SegmentManifest(before, last, checkpoint, entries, keyId, signature, newPersonal);
  }

  /** What never changes, as canonical JSON (RFC 8785) in UTF-8, without its signature. */
  public byte[] signed() {
    return CanonicalJson.bytes(lasting());
  }

  /** Lowercase hex of SHA-256 over {@link #signed()}; the boundary names it. */
  public String digest() {
    return Sha256.hex(Sha256.digest().digest(signed()));
  }

  /** What is signed of a file of personal parts. */
  public byte[] personalSigned(Personal part) {
    var members = part.unsigned();
    members.put("type", "segment_personal");
    members.put("v", VERSION);
    members.put("chain", last.chain());
    members.put("first", first());
    members.put("last", last.seq());
    return CanonicalJson.bytes(members);
  }

  /** All of it as one line of canonical JSON. */
  public String line() {
    var members = lasting();
    members.put("signature", signature);
    var part = personal.unsigned();
    part.put("signature", personal.signature());
    members.put("personal", part);
    return CanonicalJson.of(members);
  }

  private TreeMap<String, Object> lasting() {
    var members = new TreeMap<String, Object>();
    members.put("type", "segment");
    members.put("v", VERSION);
    members.put("chain", last.chain());
    members.put("first", first());
    members.put("last", last.seq());
    members.put("prev_hash", before.hash());
    members.put("hash", last.hash());
    members.put("checkpoint", checkpoint.line());
    members.put("entries", entries.members());
    members.put("key_id", keyId);
    return members;
  }

  /**
   * The manifest that {@code line} says.
   *
   * @throws IllegalArgumentException if it is not, to the byte, a {@link #line()}
   */
  public static SegmentManifest parse(String line) {
    var members = CanonicalJsonReader.object(line);
    var entries = member(members, "entries", Map.class);
    var part = member(members, "personal", Map.class);
    if (!members.keySet().equals(MEMBERS)
        || !entries.keySet().equals(Content.MEMBERS)
        || !part.keySet().equals(Personal.MEMBERS)) {
      throw new IllegalArgumentException("Not the members of a manifest");
    }
    var chain = member(members, "chain", String.class);
    var before =
        new ChainHead(
            chain,
            member(members, "first", Long.class) - 1,
            member(members, "prev_hash", String.class));
    var last =
        new ChainHead(
            chain, member(members, "last", Long.class), member(members, "hash", String.class));
    var said =
        new SegmentManifest(
            before,
            last,
            Checkpoint.parse(member(members, "checkpoint", String.class)),
            Content.of(entries),
            member(members, "key_id", String.class),
            member(members, "signature", String.class),
            new Personal(
                member(part, "revision", Long.class),
                Content.of(part),
                member(part, "key_id", String.class),
                member(part, "signature", String.class)));
    if (!said.line().equals(line)) {
      throw new IllegalArgumentException("Not the canonical line of a manifest");
    }
    return said;
  }

  private static <T> T member(Map<?, ?> members, String name, Class<T> type) {
    @Nullable Object value = members.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException("A manifest has a '" + name + "'");
    }
    return Objects.requireNonNull(type.cast(value));
  }
}
