package io.neosc.domain.audit;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Walks along a chain in the order of {@code seq} and stops at the first entry that is not as it
 * was written. What a walk cannot see: a tail that was cut off, and a tail that was rewritten with
 * all its hashes; for these the head has to be compared with one that was kept elsewhere.
 */
public final class ChainWalk {
  private ChainHead head;
  private long count;
  private long erased;

  private ChainWalk(ChainHead from) {
    this.head = from;
  }

  /**
   * @param from the entry before the first one that is walked, {@link ChainHead#genesis} for all
   * @param entries ascending by {@code seq}; read one by one, so a chain of any length may be
   *     streamed
   */
  public static Result walk(ChainHead from, Iterator<AuditEntry> entries) {
    var walk = new ChainWalk(from);
    while (entries.hasNext()) {
      var broken = walk.step(entries.next());
      if (broken != null) {
        return broken;
      }
    }
    return new Intact(walk.head, walk.count, walk.erased);
  }

  private @Nullable Broken step(AuditEntry entry) {
    var expected = head.seq() + 1;
    if (entry.v() != AuditEntry.VERSION) {
      return broken(entry, Flaw.UNKNOWN_VERSION, "has version " + entry.v());
    }
    if (!entry.chain().equals(head.chain())) {
      return broken(entry, Flaw.WRONG_CHAIN, "belongs to chain '" + entry.chain() + "'");
    }
    if (entry.seq() > expected) {
      return new Broken(expected, Flaw.GAP, "is missing, the next one is " + entry.seq());
    }
    if (entry.seq() == head.seq()) {
      return broken(entry, Flaw.DUPLICATE, "is there twice, the second is " + entry.id().value());
    }
    if (entry.seq() < expected) {
      return broken(entry, Flaw.OUT_OF_ORDER, "comes after " + head.seq());
    }
    if (!entry.prevHash().equals(head.hash())) {
      return broken(entry, Flaw.BROKEN_LINK, "is not linked to the entry before, or that changed");
    }
    return content(entry);
  }

  private @Nullable Broken content(AuditEntry entry) {
    if (!hasOwnHash(entry)) {
      return broken(entry, Flaw.WRONG_HASH, "is not what its hash was taken from");
    }
    var personal = entry.personal();
    if (personal == null) {
      erased++;
    } else if (!personal.commitment().equals(entry.commitment())) {
      return broken(entry, Flaw.WRONG_COMMITMENT, "has another personal part than at first");
    }
    head = entry.head();
    count++;
    return null;
  }

  private static boolean hasOwnHash(AuditEntry entry) {
    try {
      return entry.computedHash().equals(entry.hash());
    } catch (IllegalArgumentException _) { // no canonical form: nothing that was ever hashed
      return false;
    }
  }

  private static Broken broken(AuditEntry entry, Flaw flaw, String detail) {
    return new Broken(entry.seq(), flaw, detail);
  }

  /** What a walk found. */
  public sealed interface Result {}

  /**
   * Every entry is as it was written.
   *
   * @param head where the walk ended; the start when there were no entries
   * @param count of entries walked
   * @param erased how many of them have no personal part any more
   */
  public record Intact(ChainHead head, long count, long erased) implements Result {}

  /**
   * @param seq the first place at which the chain is not as it was written
   * @param detail the rest of a sentence that begins with "entry seq"; nothing personal
   */
  public record Broken(long seq, Flaw flaw, String detail) implements Result {}

  /** In what way an entry is not as it was written. */
  public enum Flaw {
    /** No entry has this seq. */
    GAP,
    /** Two entries have this seq. */
    DUPLICATE,
    /** The entry stands after one with a greater seq. */
    OUT_OF_ORDER,
    /** The entry belongs to another chain. */
    WRONG_CHAIN,
    /** {@code prev_hash} is not the hash of the entry before: one of the two was exchanged. */
    BROKEN_LINK,
    /** The hash does not belong to the content. */
    WRONG_HASH,
    /** The personal part is not the one that was committed to. */
    WRONG_COMMITMENT,
    /** The entry was written in a form that this program does not know. */
    UNKNOWN_VERSION
  }
}
