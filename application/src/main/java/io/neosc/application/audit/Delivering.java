package io.neosc.application.audit;

import io.neosc.application.audit.port.in.DeliveryQueries;
import io.neosc.application.audit.port.out.CheckpointReceiver;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.application.audit.port.out.DeliveryPlace;
import io.neosc.application.audit.port.out.NotDelivered;
import io.neosc.application.shared.Rounds;
import io.neosc.application.shared.Tenure;
import io.neosc.application.shared.port.BackgroundWork;
import io.neosc.application.shared.port.Lease;
import io.neosc.application.shared.port.PartState;
import io.neosc.application.shared.port.PartTracker;
import io.neosc.application.shared.port.Probe;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.FoundCheckpoint;
import io.neosc.domain.audit.TrailSignatures;
import io.neosc.domain.audit.TrailSignatures.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers each checkpoint to a receiver elsewhere, in their order and at least once, from the
 * first one on (AU-8). The node with the lease does; signing has a lease and a thread of its own
 * and waits for nobody. What the receiver does not take comes again after pauses that grow to five
 * minutes, here or on another node. How it goes is the part {@code audit_delivery}.
 */
public final class Delivering implements Probe, BackgroundWork, DeliveryQueries {
  /** The lease that the delivering node holds. */
  public static final String LEASE = "audit-delivery";

  /** So many checkpoints are handed over at once. */
  static final int BATCH = 100;

  static final Duration BEAT = Duration.ofSeconds(5);
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private static final String NAME = "audit_delivery";
  private static final Logger log = LoggerFactory.getLogger(Delivering.class);
  private static final Duration TENURE = Duration.ofSeconds(15);
  private static final int MOST_DOUBLINGS = 6;

  private final CheckpointStore store;
  private final CheckpointsOutside outside;
  private final TrailSignatures signatures;
  private final @Nullable CheckpointReceiver receiver;
  private final DeliveryPlace place;
  private final Tenure tenure;
  private final Rounds rounds;
  private final PartTracker part;
  private int failures;
  private volatile @Nullable Instant undelivered;

  /**
   * @param receiver null if this node delivers nothing
   * @param worker runs one task at a time; its owner ends it, and then calls {@link #end}
   */
  public Delivering(
      CheckpointStore store,
      CheckpointsOutside outside,
      TrailSignatures signatures,
      @Nullable CheckpointReceiver receiver,
      DeliveryPlace place,
      Lease lease,
      ScheduledExecutorService worker,
      InstantSource clock) {
    this.store = store;
    this.outside = outside;
    this.signatures = signatures;
    this.receiver = receiver;
    this.place = place;
    this.tenure = new Tenure(lease, LEASE, TENURE);
    this.rounds = new Rounds(worker, BEAT, this::beat);
    this.part = new PartTracker(NAME, clock);
  }

  @Override
  public void start() {
    if (receiver != null) {
      rounds.start();
    }
  }

  /** The database does not have what this node kept: nobody gets anything until it has. */
  private static final class NotStored extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NotStored(long delivered, long kept) {
      super(
          "Checkpoints are said to be delivered up to entry %d and kept up to %d, and what lies"
                  .formatted(delivered, kept)
              + " behind is not there, or not signed by a trusted key");
    }
  }

  private Duration beat() {
    try {
      var more = round();
      failures = 0;
      part.ready();
      return more ? Duration.ZERO : BEAT;
    } catch (NotDelivered refused) {
      part.failed(refused.reason().text(), refused);
      tenure.end(); // another node may reach it
      failures++;
      return pause();
    } catch (StoreUnavailable away) {
      part.failed("unreachable_store", away);
    } catch (NotStored differs) {
      part.failed("not_stored", differs);
    } catch (UncheckedIOException disk) {
      part.failed("not_kept", disk);
    } catch (RuntimeException e) {
      part.failed("failed", e);
      log.debug("Checkpoints could not be delivered", e);
    }
    return BEAT;
  }

  private Duration pause() {
    var pause = BEAT.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  /** Hands over some; whether there may be more. */
  private boolean round() {
    if (receiver == null || tenure.keep().isEmpty()) {
      undelivered = null;
      return false;
    }
    var delivered = place.delivered();
    var kept = outside.last();
    var some = after(delivered, seqOf(kept));
    if (some.isEmpty()) {
      requireNothingToDeliver(delivered, kept);
      return false;
    }
    undelivered = some.getFirst().at();
    receiver.deliver(some);
    place.delivered(some.getLast().head().seq());
    if (some.size() == BATCH) {
      return true;
    }
    undelivered = null;
    return false;
  }

  /** Those that are signed, and lie no further than what this node has checked and kept. */
  private List<Checkpoint> after(long seq, long kept) {
    return store.after(ChainHead.MAIN, seq, BATCH).stream()
        .takeWhile(found -> found.seq() <= kept)
        .map(FoundCheckpoint::checkpoint)
        .takeWhile(this::trusted)
        .<Checkpoint>mapMulti((checkpoint, those) -> {
          if (checkpoint != null) {
            those.accept(checkpoint);
          }
        })
        .toList();
  }

  /**
   * Who may write in the database must not silence the receiver unseen. A node that starts keeps
   * less than was delivered, for as long as it has not looked.
   */
  private void requireNothingToDeliver(long delivered, Optional<Checkpoint> kept) {
    var behind =
        delivered > seqOf(kept)
            && store.last(ChainHead.MAIN).filter(last -> last.seq() >= delivered).isPresent();
    if (delivered != seqOf(kept) && !behind) {
      var since = kept.map(Checkpoint::at).orElse(null);
      undelivered = undelivered == null ? since : undelivered;
      throw new NotStored(delivered, seqOf(kept));
    }
    undelivered = null;
  }

  private static long seqOf(Optional<Checkpoint> kept) {
    return kept.map(checkpoint -> checkpoint.head().seq()).orElse(0L);
  }

  private boolean trusted(@Nullable Checkpoint checkpoint) {
    return checkpoint != null && signatures.check(checkpoint) == Answer.VALID;
  }

  @Override
  public Optional<Instant> undelivered() {
    return Optional.ofNullable(undelivered);
  }

  @Override
  public void end() {
    tenure.end();
  }

  @Override
  public PartState state() {
    return receiver == null ? PartState.notConfigured(NAME) : part.state();
  }
}
