package io.neosc.application.audit;

import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.CheckpointStore.Outcome;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.application.audit.port.out.TrailSigner;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.FoundCheckpoint;
import io.neosc.domain.audit.TrailSignatures;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs the head of the chain and keeps what was signed outside the database too (AU-8). Nothing is
 * signed that contradicts what was signed before: a chain that was cut off or written anew would
 * become true by it.
 */
public final class Checkpointer {
  /** So many entries are not left without a checkpoint, whatever the interval. */
  public static final long MOST_ENTRIES = 1_000;

  private static final int PAGE = 500;

  private final AuditTrail trail;
  private final CheckpointStore store;
  private final CheckpointsOutside outside;
  private final TrailSigner signer;
  private final TrailSignatures signatures;
  private final Duration interval;
  private final InstantSource clock;

  /**
   * @param interval entries are not left longer without a checkpoint
   */
  public Checkpointer(
      AuditTrail trail,
      CheckpointStore store,
      CheckpointsOutside outside,
      TrailSigner signer,
      TrailSignatures signatures,
      Duration interval,
      InstantSource clock) {
    this.trail = trail;
    this.store = store;
    this.outside = outside;
    this.signer = signer;
    this.signatures = signatures;
    this.interval = interval;
    this.clock = clock;
  }

  /** In what way the trail is not what was signed. */
  public enum Trouble {
    /** The database has another checkpoint than the one kept outside, or none. */
    CHECKPOINT_REPLACED,
    /** A checkpoint in the database has a false signature, or does not name the one before. */
    CHECKPOINT_FORGED,
    /** A checkpoint is signed with a key that this node does not trust. */
    UNKNOWN_KEY,
    /** The chain ends before the last checkpoint. */
    CUT,
    /** The entry of the last checkpoint is missing or another one. */
    REWRITTEN;

    /** In lower case, for logs, alerts and health. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a look found.
   *
   * @param last the last checkpoint that is in order; null if there is none
   * @param signed whether it was made now
   * @param broken null if all is in order
   */
  public record Look(@Nullable Checkpoint last, boolean signed, @Nullable Broken broken) {}

  /**
   * @param seq the place in the chain at which it was seen
   */
  public record Broken(Trouble trouble, long seq) {}

  /**
   * Keeps outside what was signed since, and signs the head if it is time.
   *
   * @param signing whether this node is to sign
   * @throws io.neosc.application.shared.port.StoreUnavailable if the database is away
   * @throws java.io.UncheckedIOException if this node cannot keep checkpoints; nothing is signed
   */
  public Look look(boolean signing) {
    var kept = outside.last();
    if (kept.isPresent() && !stored(kept.get())) {
      return broken(kept.get(), Trouble.CHECKPOINT_REPLACED, kept.get().head().seq());
    }
    var followed = follow(kept.orElse(null));
    return signing && followed.broken() == null ? sign(followed.last()) : followed;
  }

  private boolean stored(Checkpoint kept) {
    return store
        .at(kept.head().chain(), kept.head().seq())
        .filter(found -> kept.equals(found.checkpoint()))
        .isPresent();
  }

  /** Keeps what other nodes signed, as far as it is in order. */
  private Look follow(@Nullable Checkpoint kept) {
    var last = kept;
    while (true) {
      var page = store.after(ChainHead.MAIN, headOf(last).seq(), PAGE);
      var good = new ArrayList<Checkpoint>();
      Broken broken = null;
      for (var found : page) {
        var trouble = trouble(last, found);
        if (trouble.isPresent()) {
          broken = new Broken(trouble.get(), found.seq());
          break;
        }
        last = found.checkpoint();
        good.add(last);
      }
      if (!good.isEmpty()) {
        outside.append(good);
      }
      if (broken != null || page.size() < PAGE) {
        return new Look(last, false, broken);
      }
    }
  }

  private Optional<Trouble> trouble(@Nullable Checkpoint before, FoundCheckpoint found) {
    var checkpoint = found.checkpoint();
    if (checkpoint == null) {
      return Optional.of(Trouble.CHECKPOINT_FORGED);
    }
    return switch (signatures.check(checkpoint)) {
      case UNKNOWN_KEY -> Optional.of(Trouble.UNKNOWN_KEY);
      case INVALID -> Optional.of(Trouble.CHECKPOINT_FORGED);
      case VALID ->
          checkpoint.previous().equals(digestOf(before))
              ? Optional.empty()
              : Optional.of(Trouble.CHECKPOINT_FORGED);
    };
  }

  private Look sign(@Nullable Checkpoint last) {
    var signed = headOf(last);
    var head = trail.head();
    if (head.seq() < signed.seq()) {
      return broken(last, Trouble.CUT, head.seq() + 1);
    }
    if (signed.seq() > 0
        && trail.from(signed.seq(), 1).stream().noneMatch(entry -> entry.head().equals(signed))) {
      return broken(last, Trouble.REWRITTEN, signed.seq());
    }
    if (!due(last, head)) {
      return new Look(last, false, null);
    }
    var next =
        signer.sign(Checkpoint.unsigned(head, clock.instant(), digestOf(last), signer.keyId()));
    if (store.append(next) == Outcome.OVERTAKEN) {
      return new Look(last, false, null);
    }
    outside.append(List.of(next));
    return new Look(next, true, null);
  }

  /** A clock that jumped, in whichever direction, makes one too early rather than none. */
  private boolean due(@Nullable Checkpoint last, ChainHead head) {
    var since = head.seq() - headOf(last).seq();
    return since >= MOST_ENTRIES
        || since > 0
            && (last == null
                || Duration.between(last.at(), clock.instant()).abs().compareTo(interval) >= 0);
  }

  private static Look broken(@Nullable Checkpoint last, Trouble trouble, long seq) {
    return new Look(last, false, new Broken(trouble, seq));
  }

  private static ChainHead headOf(@Nullable Checkpoint checkpoint) {
    return checkpoint == null ? ChainHead.genesis(ChainHead.MAIN) : checkpoint.head();
  }

  private static String digestOf(@Nullable Checkpoint checkpoint) {
    return checkpoint == null ? ChainHead.GENESIS_HASH : checkpoint.digest();
  }
}
