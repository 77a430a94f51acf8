package io.neosc.domain.audit;

import io.neosc.domain.audit.Finding.Kind;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Looks which checkpoints can be trusted: those with a valid signature of a trusted key, each
 * naming the one before; a key that one of them introduces is trusted from there on. A store's are
 * held against those that were kept outside it, where such are at hand; what was kept outside
 * counts. Gives the heads that they saw, one by one, and when it has come to its end, what it
 * found.
 */
public final class CheckpointTrust implements Iterator<ChainHead> {
  private final KeyChain signatures;
  private final boolean linked;
  private final long upTo;
  private final Source stored;
  private final Source outside;
  private @Nullable ChainHead next;
  private @Nullable Finding finding;
  private long untrusted;

  private CheckpointTrust(
      Iterator<FoundCheckpoint> stored,
      Iterator<FoundCheckpoint> outside,
      TrailSignatures signatures,
      boolean linked,
      long upTo) {
    this.signatures = new KeyChain(signatures);
    this.linked = linked;
    this.upTo = upTo;
    this.stored = new Source(stored);
    this.outside = new Source(outside);
    this.next = following();
  }

  /**
   * All checkpoints of a chain.
   *
   * @param stored those of the store, ascending by seq
   * @param outside those that were kept elsewhere, ascending, as they were before those of the
   *     store were read; empty if there are none at hand. They may begin later and end earlier.
   * @param upTo those behind this place are left alone: they came while others were looked at
   */
  public static CheckpointTrust of(
      Iterator<FoundCheckpoint> stored,
      Iterator<FoundCheckpoint> outside,
      TrailSignatures signatures,
      long upTo) {
    return new CheckpointTrust(stored, outside, signatures, true, upTo);
  }

  /**
   * Some checkpoints of a chain, which need not name each other.
   *
   * @param some ascending by seq
   */
  public static CheckpointTrust ofSome(Iterator<FoundCheckpoint> some, TrailSignatures signatures) {
    return new CheckpointTrust(
        some, Collections.emptyIterator(), signatures, false, CanonicalJson.MAX_SAFE_INTEGER);
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public ChainHead next() {
    var now = next;
    if (now == null) {
      throw new NoSuchElementException();
    }
    next = following();
    return now;
  }

  /** The first checkpoint that is not what was signed; null if all read so far are. */
  @Nullable Finding finding() {
    return finding;
  }

  /** How many, of those read so far, name a key that is not trusted here. */
  long untrusted() {
    return untrusted;
  }

  private @Nullable ChainHead following() {
    while (true) {
      var inside = stored.within(upTo);
      var kept = outside.within(upTo);
      if (inside == null && kept == null) {
        return null;
      }
      var head =
          inside != null && (kept == null || inside.seq() < kept.seq())
              ? onlyStored(inside, kept)
              : onlyOutsideOrBoth(inside, kept);
      if (head != null) {
        return head;
      }
    }
  }

  private @Nullable ChainHead onlyStored(FoundCheckpoint inside, @Nullable FoundCheckpoint kept) {
    if (kept != null && outside.begun()) {
      found(inside.seq(), "has a checkpoint that was not kept outside");
    }
    return taken(inside, stored);
  }

  private @Nullable ChainHead onlyOutsideOrBoth(
      @Nullable FoundCheckpoint inside, @Nullable FoundCheckpoint kept) {
    if (kept == null) {
      return null;
    }
    if (inside == null || kept.seq() < inside.seq()) {
      found(kept.seq(), "has a checkpoint outside that is missing in the store");
    } else {
      if (!inside.equals(kept)) {
        found(kept.seq(), "has another checkpoint outside than in the store");
      }
      stored.passOver();
    }
    return taken(kept, outside);
  }

  private @Nullable ChainHead taken(FoundCheckpoint found, Source source) {
    var head = trusted(found, source);
    source.passOver();
    return head;
  }

  private @Nullable ChainHead trusted(FoundCheckpoint found, Source source) {
    var checkpoint = found.checkpoint();
    if (checkpoint == null || checkpoint.head().seq() != found.seq()) {
      found(found.seq(), "has something in the place of a checkpoint");
      return null;
    }
    switch (signatures.check(checkpoint)) {
      case VALID -> {}
      case INVALID -> {
        found(
            found.seq(), "has a checkpoint with a false signature, or of a key that was replaced");
        return null;
      }
      case UNKNOWN_KEY -> {
        untrusted++;
        untrusted(checkpoint, source);
        return null;
      }
    }
    requireLink(checkpoint, source);
    var _ = signatures.learn(checkpoint);
    return checkpoint.head();
  }

  /**
   * A key that nobody knows may be right, but not in every place: what comes behind a checkpoint
   * that is trusted names it, and only the key that signed that one introduces another.
   */
  private void untrusted(Checkpoint checkpoint, Source source) {
    var before = source.before();
    if (before != null && signatures.check(before) == TrailSignatures.Answer.VALID) {
      requireLink(checkpoint, source);
      if (linked && checkpoint.next() != null) {
        found(
            checkpoint.head().seq(),
            "has a checkpoint that introduces a key, signed with one that is not trusted");
      }
    }
  }

  private void requireLink(Checkpoint checkpoint, Source source) {
    if (linked && !source.continuedBy(checkpoint)) {
      found(checkpoint.head().seq(), "has a checkpoint that does not name the one before");
    }
  }

  private void found(long seq, String detail) {
    if (finding == null) {
      finding = new Finding(Kind.CHECKPOINT_REPLACED, seq, detail);
    }
  }

  /** One place where checkpoints are kept, read once. */
  private static final class Source {
    private final Iterator<FoundCheckpoint> all;
    private @Nullable FoundCheckpoint here;
    private @Nullable FoundCheckpoint before;

    Source(Iterator<FoundCheckpoint> all) {
      this.all = all;
      passOver();
    }

    @Nullable FoundCheckpoint within(long upTo) {
      return here == null || here.seq() > upTo ? null : here;
    }

    void passOver() {
      before = here;
      here = all.hasNext() ? all.next() : null;
    }

    boolean begun() {
      return before != null;
    }

    /** The one that was passed over last; null if there was none, or it was no checkpoint. */
    @Nullable Checkpoint before() {
      return before == null ? null : before.checkpoint();
    }

    /** What was kept outside may begin anywhere, and what is no checkpoint has no digest. */
    boolean continuedBy(Checkpoint checkpoint) {
      var last = before();
      return last == null || checkpoint.previous().equals(last.digest());
    }
  }
}
