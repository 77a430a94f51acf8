package io.neosc.domain.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * One chain as its writer sees it: gives each draft the next place and links it to the entry
 * before. Nothing is stored here. Whoever cannot make a batch of appended entries durable throws
 * this log away and goes on after the last durable head. For one thread only.
 */
public final class AuditLog {
  private final MessageDigest digest = Sha256.digest();
  private final byte[] chain;
  private ChainHead head;

  private AuditLog(ChainHead head) {
    this.head = head;
    this.chain = EntryForm.quoted(head.chain());
  }

  /** A chain without entries. */
  public static AuditLog empty(String chain) {
    return after(ChainHead.genesis(chain));
  }

  /** A chain that goes on after a head. */
  public static AuditLog after(ChainHead head) {
    return new AuditLog(head);
  }

  /** The next entry, which becomes the head. */
  public AuditEntry append(PreparedDraft prepared) {
    var seq = head.seq() + 1;
    var prevHash = ('"' + head.hash() + '"').getBytes(StandardCharsets.ISO_8859_1);
    prepared.form().feed(digest, chain, prevHash, seq);
    var entry = prepared.entry(head, seq, Sha256.hex(digest.digest()));
    head = entry.head();
    return entry;
  }

  /** The next entry, prepared on the spot: for those who append few. */
  public AuditEntry append(AuditDraft draft) {
    return append(draft.prepared());
  }

  public ChainHead head() {
    return head;
  }
}
