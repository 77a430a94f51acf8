package io.neosc.domain.audit.export;

import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditLine;
import io.neosc.domain.audit.CanonicalJson;
import io.neosc.domain.audit.CanonicalJsonReader;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the node that made an export says of it, signed (AU-10). It is the last record of the file.
 *
 * @param export id of the entry that says who had it made
 * @param chain whose entries they are
 * @param madeAt in whole milliseconds
 * @param conditions on the entries, by their names as on the wire; {@code from} and {@code to}
 *     alone choose a part of the chain without gaps
 * @param before the entry before the first one, in a part of the chain; null where there are gaps
 * @param last the last one of a part of the chain; null where there are gaps
 * @param count of entries
 * @param digest lowercase hex of SHA-256 over every byte before this record
 * @param checkpoints that saw entries of a part of the chain, and those anywhere that introduce a
 *     key, ascending
 * @param erasures the entries {@code erase_user} behind the last one, ascending, that say why
 *     personal parts may be missing; none if none is missing
 * @param keyId which key signed it; whether it is trusted is for who verifies
 * @param signature Ed25519 (RFC 8032) over {@link #signed()}, lowercase hex
 */
public record ExportProof(
    String export,
    String chain,
    Instant madeAt,
    ExportFormat format,
    Map<String, List<String>> conditions,
    @Nullable ChainHead before,
    @Nullable ChainHead last,
    long count,
    String digest,
    List<Checkpoint> checkpoints,
    List<AuditEntry> erasures,
    String keyId,
    String signature) {

  /** Version of the signed form, and of the formats that it speaks of. */
  public static final int VERSION = 1;

  private static final String TYPE = "proof";

  public ExportProof {
    conditions = Map.copyOf(conditions);
    checkpoints = List.copyOf(checkpoints);
    erasures = List.copyOf(erasures);
    if (!Sha256.isHex(digest) || count < 0 || (before == null) != (last == null)) {
      throw new IllegalArgumentException("Not the proof of an export");
    }
    if (last != null && before != null && last.seq() - before.seq() != count) {
      throw new IllegalArgumentException("Not the proof of a part of a chain");
    }
  }

  /** Whether it speaks of a part of the chain, without gaps. */
  public boolean gapless() {
    return last != null;
  }

  /** Those of the checkpoints that saw entries of a part of the chain. */
  public List<Checkpoint> seen() {
    return checkpoints.stream()
        .filter(checkpoint ->
            before != null
                && last != null
                && checkpoint.head().seq() > before.seq()
                && checkpoint.head().seq() <= last.seq())
        .toList();
  }

  public ExportProof signedWith(String made) {
    return new ExportProof(
        export,
        chain,
        madeAt,
        format,
        conditions,
        before,
        last,
        count,
        digest,
        checkpoints,
        erasures,
        keyId,
        made);
  }

  /** Canonical JSON (RFC 8785) in UTF-8 of everything but the signature. */
  public byte[] signed() {
    return CanonicalJson.of(members()).getBytes(StandardCharsets.UTF_8);
  }

  /** The proof as one line of canonical JSON, signature included. */
  public String line() {
    var members = members();
    members.put("signature", signature);
    return CanonicalJson.of(members);
  }

  private TreeMap<String, Object> members() {
    var members = new TreeMap<String, Object>();
    members.put("type", TYPE);
    members.put("v", VERSION);
    members.put("export", export);
    members.put("chain", chain);
    members.put("made_at", Dress.time(madeAt));
    members.put("format", format.text());
    members.put("conditions", conditions);
    if (before != null && last != null) {
      members.put("before", place(before));
      members.put("last", place(last));
    }
    members.put("count", count);
    members.put("digest", digest);
    members.put("checkpoints", checkpoints.stream().map(Checkpoint::line).toList());
    if (!erasures.isEmpty()) {
      members.put("erasures", erasures.stream().map(AuditLine::of).toList());
    }
    members.put("key_id", keyId);
    return members;
  }

  private static Map<String, Object> place(ChainHead head) {
    return Map.of("seq", head.seq(), "hash", head.hash());
  }

  /**
   * The proof that {@code line} says.
   *
   * @throws IllegalArgumentException if it is not, to the character, a {@link #line()}
   */
  public static ExportProof parse(String line) {
    try {
      var proof = proof(CanonicalJsonReader.object(line));
      if (proof.line().equals(line)) {
        return proof;
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("Not the time of a proof", e);
    }
    throw new IllegalArgumentException("Not the canonical line of a proof");
  }

  private static ExportProof proof(Map<String, @Nullable Object> members) {
    var chain = text(members, "chain");
    return new ExportProof(
        text(members, "export"),
        chain,
        Instant.parse(text(members, "made_at")),
        ExportFormat.of(text(members, "format"))
            .orElseThrow(() -> new IllegalArgumentException("A proof names a format")),
        conditions(member(members, "conditions", Map.class)),
        members.containsKey("before") ? head(chain, member(members, "before", Map.class)) : null,
        members.containsKey("last") ? head(chain, member(members, "last", Map.class)) : null,
        member(members, "count", Long.class),
        text(members, "digest"),
        texts(member(members, "checkpoints", List.class)).stream().map(Checkpoint::parse).toList(),
        members.containsKey("erasures")
            ? texts(member(members, "erasures", List.class)).stream().map(AuditLine::parse).toList()
            : List.of(),
        text(members, "key_id"),
        text(members, "signature"));
  }

  private static ChainHead head(String chain, Map<?, ?> place) {
    return new ChainHead(
        chain, member(place, "seq", Long.class), member(place, "hash", String.class));
  }

  private static Map<String, List<String>> conditions(Map<?, ?> members) {
    var conditions = new TreeMap<String, List<String>>();
    for (var member : members.entrySet()) {
      if (!(member.getKey() instanceof String name)
          || !(member.getValue() instanceof List<?> all)) {
        throw new IllegalArgumentException("A condition has values");
      }
      conditions.put(name, texts(all));
    }
    return conditions;
  }

  private static List<String> texts(List<?> values) {
    var texts = new ArrayList<String>();
    for (var value : values) {
      if (!(value instanceof String text)) {
        throw new IllegalArgumentException("A proof has texts");
      }
      texts.add(text);
    }
    return texts;
  }

  private static String text(Map<?, ?> members, String name) {
    return member(members, name, String.class);
  }

  private static <T> T member(Map<?, ?> members, String name, Class<T> type) {
    if (type.isInstance(members.get(name))) {
      return type.cast(members.get(name));
    }
    throw new IllegalArgumentException("A proof has a " + type.getSimpleName() + " '" + name + "'");
  }
}
