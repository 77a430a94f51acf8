package io.neosc.application.audit;

import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.CheckpointStore.Outcome;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.application.audit.port.out.TrailKeys;
import io.neosc.application.audit.port.out.TrailSigner;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.FoundBoundary;
import io.neosc.domain.audit.FoundCheckpoint;
import io.neosc.domain.audit.KeyChain;
import io.neosc.domain.audit.TrailKey;
import io.neosc.domain.audit.TrailSignatures;
import io.neosc.domain.audit.TrailStart;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Signs the head of the chain and keeps what was signed outside the database too (AU-8). Nothing is
 * signed that contradicts what was signed before: a chain that was cut off or written anew would
 * become true by it. Nothing is signed with a key that another one replaced. For one thread only.
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
  private final TrailKeys keys;
  private final Duration interval;
  private final InstantSource clock;
  private KeyChain chain;
  private @Nullable Checkpoint seen;

  /**
   * @param interval entries are not left longer without a checkpoint
   */
  public Checkpointer(
      AuditTrail trail,
      CheckpointStore store,
      CheckpointsOutside outside,
      TrailSigner signer,
      TrailSignatures signatures,
      TrailKeys keys,
      Duration interval,
      InstantSource clock) {
    this.trail = trail;
    this.store = store;
    this.outside = outside;
    this.signer = signer;
    this.signatures = signatures;
    this.keys = keys;
    this.chain = new KeyChain(signatures);
    this.interval = interval;
    this.clock = clock;
  }

  /** In what way the trail is not what was signed. */
  public enum Trouble {
    /** The database has another checkpoint than the one kept outside, or none. */
    CHECKPOINT_REPLACED,
    /**
     * A checkpoint in the database has a false signature, or one of a key that was replaced, or
     * does not name the one before.
     */
    CHECKPOINT_FORGED,
    /** A checkpoint is signed with a key that this node does not trust. */
    UNKNOWN_KEY,
    /** The chain ends before the last checkpoint. */
    CUT,
    /** The entry of the last checkpoint is missing or another one. */
    REWRITTEN,
    /** Where the chain is said to begin in the database is not what was signed (AU-11). */
    BOUNDARY_FORGED;

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
   * @param replaced whether this node cannot sign, for the key that took the place of its own is
   *     not here
   * @param broken null if all is in order
   */
  public record Look(
      @Nullable Checkpoint last, boolean signed, boolean replaced, @Nullable Broken broken) {

    private static Look sound(@Nullable Checkpoint last) {
      return new Look(last, false, false, null);
    }
  }

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
    return look(last -> signing ? sign(last, null) : Look.sound(last));
  }

  /**
   * The same, but signs with the key of now as its last checkpoint that {@code next} signs from
   * then on, if an entry came since the last checkpoint.
   */
  public Look introduce(TrailKey next) {
    return look(last -> signer.keyId().equals(next.id()) ? Look.sound(last) : sign(last, next));
  }

  private Look look(Function<@Nullable Checkpoint, Look> then) {
    var kept = outside.last();
    recall(kept);
    if (kept.isPresent() && !stored(kept.get())) {
      return broken(kept.get(), Trouble.CHECKPOINT_REPLACED, kept.get().head().seq());
    }
    var followed = follow(kept.orElse(null));
    if (followed.broken() != null) {
      return followed;
    }
    var boundary = followBoundary(followed.last());
    if (boundary.broken() != null) {
      return boundary;
    }
    return replaced() ? new Look(boundary.last(), false, true, null) : then.apply(boundary.last());
  }

  /** Whether a key signs by now that this node has not. */
  private boolean replaced() {
    return chain.successor(signer.keyId()).filter(next -> !keys.use(next)).isPresent();
  }

  /** Which keys introduced which; another process may have kept checkpoints in the same file. */
  private void recall(Optional<Checkpoint> kept) {
    if (kept.isPresent() && !kept.get().equals(seen)) {
      chain = new KeyChain(signatures);
      outside.introductions().forEach(this::learn);
      seen = kept.get();
    }
  }

  /** Before the checkpoint is kept: what comes behind it is signed with that key. */
  private void learn(Checkpoint checkpoint) {
    var next = checkpoint.next();
    if (next != null && chain.learn(checkpoint)) {
      keys.believe(next);
    }
  }

  /** Keeps where the chain begins, if it is in order; one that is too old is no matter of this. */
  private Look followBoundary(@Nullable Checkpoint last) {
    var kept = outside.boundary();
    var start = TrailStart.of(ChainHead.MAIN, store.boundary(ChainHead.MAIN), kept, signatures);
    var finding = start.finding();
    if (finding != null) {
      return broken(last, Trouble.BOUNDARY_FORGED, finding.seq());
    }
    if (start.unknown() != null) {
      return broken(last, Trouble.UNKNOWN_KEY, start.before().seq());
    }
    var boundary = start.boundary();
    if (boundary != null && !boundary.equals(kept.orElse(null))) {
      outside.keep(boundary);
    }
    return Look.sound(last);
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
        last = Objects.requireNonNull(found.checkpoint());
        learn(last);
        good.add(last);
      }
      if (!good.isEmpty()) {
        keep(good);
      }
      if (broken != null || page.size() < PAGE) {
        return new Look(last, false, false, broken);
      }
    }
  }

  private Optional<Trouble> trouble(@Nullable Checkpoint before, FoundCheckpoint found) {
    var checkpoint = found.checkpoint();
    if (checkpoint == null) {
      return Optional.of(Trouble.CHECKPOINT_FORGED);
    }
    return switch (chain.check(checkpoint)) {
      case UNKNOWN_KEY -> Optional.of(Trouble.UNKNOWN_KEY);
      case INVALID -> Optional.of(Trouble.CHECKPOINT_FORGED);
      case VALID ->
          checkpoint.previous().equals(digestOf(before))
              ? Optional.empty()
              : Optional.of(Trouble.CHECKPOINT_FORGED);
    };
  }

  private void keep(List<Checkpoint> newer) {
    outside.append(newer);
    seen = newer.getLast();
  }

  private Look sign(@Nullable Checkpoint last, @Nullable TrailKey key) {
    var signed = headOf(last);
    var head = trail.head();
    if (head.seq() < signed.seq()) {
      return broken(last, Trouble.CUT, head.seq() + 1);
    }
    if (signed.seq() > 0
        && trail.from(signed.seq(), 1).stream().noneMatch(entry -> entry.head().equals(signed))
        && !left(signed)) {
      return broken(last, Trouble.REWRITTEN, signed.seq());
    }
    if (key == null ? !due(last, head) : head.seq() == signed.seq()) {
      return Look.sound(last);
    }
    var usual = Checkpoint.unsigned(head, clock.instant(), digestOf(last), signer.keyId());
    var next = signer.sign(key == null ? usual : usual.introducing(key));
    if (store.append(next) == Outcome.OVERTAKEN) {
      return Look.sound(last);
    }
    learn(next);
    keep(List.of(next));
    return new Look(next, true, false, null);
  }

  /** Whether it went into files while this node was not looking; others have signed since then. */
  private boolean left(ChainHead signed) {
    return store
        .boundary(ChainHead.MAIN)
        .map(FoundBoundary::boundary)
        .filter(boundary ->
            boundary.head().seq() >= signed.seq()
                && signatures.check(boundary) == TrailSignatures.Answer.VALID)
        .isPresent();
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
    return new Look(last, false, false, new Broken(trouble, seq));
  }

  private static ChainHead headOf(@Nullable Checkpoint checkpoint) {
    return checkpoint == null ? ChainHead.genesis(ChainHead.MAIN) : checkpoint.head();
  }

  private static String digestOf(@Nullable Checkpoint checkpoint) {
    return checkpoint == null ? ChainHead.GENESIS_HASH : checkpoint.digest();
  }
}
