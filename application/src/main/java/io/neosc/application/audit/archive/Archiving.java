package io.neosc.application.audit.archive;

import io.neosc.application.audit.archive.Archiver.Step;
import io.neosc.application.audit.port.in.ArchiveQueries;
import io.neosc.application.shared.Rounds;
import io.neosc.application.shared.Tenure;
import io.neosc.application.shared.port.BackgroundWork;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.FencedOff;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.application.shared.port.Lease;
import io.neosc.application.shared.port.PartState;
import io.neosc.application.shared.port.PartTracker;
import io.neosc.application.shared.port.Probe;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.hold.LegalHoldId;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Archives what is past retention on the node that gets the lease, with pauses four times as long
 * as the work, so that it never has more than a fifth of one processor. How it goes is the part
 * {@code audit_archive}.
 */
public final class Archiving implements Probe, BackgroundWork, ArchiveQueries {
  /** The lease that the archiving node holds, and whoever erases. */
  public static final String LEASE = "audit-archive";

  private static final Logger log = LoggerFactory.getLogger(Archiving.class);
  private static final Duration TENURE = Duration.ofSeconds(30);
  private static final Duration BEAT = Duration.ofSeconds(30);
  private static final int TRACE_ID_BYTES = 16;

  private final Archiver archiver;
  private final boolean active;
  private final Tenure tenure;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final Rounds rounds;
  private final PartTracker part;
  private final AtomicLong archived = new AtomicLong();
  private volatile @Nullable Instant lastSuccess;
  private volatile @Nullable Instant oldest;

  /** The hold that was told of last. */
  private @Nullable LegalHoldId kept;

  /**
   * @param active whether this node archives at all; else it only looks how old the trail is
   * @param worker runs one task at a time; its owner ends it, and then calls {@link #end}
   */
  public Archiving(
      Archiver archiver,
      boolean active,
      Lease lease,
      IdGenerator ids,
      InstantSource clock,
      ScheduledExecutorService worker) {
    this.archiver = archiver;
    this.active = active;
    this.tenure = new Tenure(lease, LEASE, TENURE);
    this.ids = ids;
    this.clock = clock;
    this.rounds = new Rounds(worker, BEAT, this::beat);
    this.part = new PartTracker("audit_archive", clock);
  }

  @Override
  public void start() {
    rounds.start();
  }

  private Duration beat() {
    try {
      var begun = clock.instant();
      if (round()) {
        return rounds.rest(Duration.between(begun, clock.instant()));
      }
    } catch (StoreUnavailable away) {
      part.failed("unreachable", away);
    } catch (FencedOff | KeyTaken overtaken) {
      log.debug("Another node archives", overtaken);
    } catch (ArchivingRefused refused) {
      failed(refused.reason().text(), refused);
    } catch (UncheckedIOException disk) {
      failed("not_written", disk);
    } catch (RuntimeException e) {
      failed("failed", e);
      log.debug("The trail could not be archived", e);
    }
    return BEAT;
  }

  /** One that cannot go on lets another node try, which may have the files. */
  private void failed(String errorClass, RuntimeException cause) {
    part.failed(errorClass, cause);
    tenure.end();
  }

  private boolean round() {
    oldest = archiver.oldest().orElse(null);
    var held = active ? tenure.keep() : Optional.<Lease.Held>empty();
    if (held.isEmpty()) {
      part.ready();
      return false;
    }
    var trace = HexFormat.of().formatHex(ids.random(TRACE_ID_BYTES));
    var step = archiver.step(CommitContext.system(trace).fenced(held.get().fence()), false);
    part.ready();
    switch (step) {
      case Step.Archived(long first, long last) -> {
        archived.addAndGet(last - first + 1);
        log.info("Entries {} to {} of the audit trail are in the archive", first, last);
      }
      case Step.Removed(int count) -> log.debug("{} archived entries are removed", count);
      case Step.Overtaken _ -> log.debug("A legal hold was placed meanwhile");
      case Step.Kept(LegalHoldId hold, long seq) -> {
        if (!hold.equals(kept)) {
          log.info("The legal hold {} keeps entry {} and all behind it", hold.value(), seq);
        }
        kept = hold;
        idle();
        return false;
      }
      case Step.Idle _ -> {
        kept = null;
        idle();
        return false;
      }
    }
    return true;
  }

  private void idle() {
    lastSuccess = clock.instant();
    tenure.end();
  }

  @Override
  public long archived() {
    return archived.get();
  }

  @Override
  public Optional<Instant> lastSuccess() {
    return Optional.ofNullable(lastSuccess);
  }

  @Override
  public Optional<Instant> oldest() {
    return Optional.ofNullable(oldest);
  }

  @Override
  public void end() {
    tenure.end();
  }

  @Override
  public PartState state() {
    return part.state();
  }
}
