package io.neosc.application.audit;

import io.neosc.application.audit.Checkpointer.Look;
import io.neosc.application.audit.port.out.BrokenTrail;
import io.neosc.application.shared.Rounds;
import io.neosc.application.shared.Tenure;
import io.neosc.application.shared.port.BackgroundWork;
import io.neosc.application.shared.port.Lease;
import io.neosc.application.shared.port.PartState;
import io.neosc.application.shared.port.PartTracker;
import io.neosc.application.shared.port.Probe;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.audit.ChainHead;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after checkpoints again and again: the node with the lease every second, because it signs,
 * the others when they ask for the lease. A node whose key was replaced leaves the lease to others.
 * How it goes is the part {@code audit_checkpoints}.
 */
public final class Checkpointing implements Probe, BackgroundWork {
  /** The lease that the signing node holds. */
  public static final String LEASE = "audit-checkpoints";

  private static final Logger log = LoggerFactory.getLogger(Checkpointing.class);
  private static final Duration TENURE = Duration.ofSeconds(15);
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final int BEATS_PER_ASKING = 5;

  private final Checkpointer checkpointer;
  private final Tenure tenure;
  private final BrokenTrail alarm;
  private final Rounds rounds;
  private final PartTracker part;
  private long beats;
  private boolean replaced;
  private Checkpointer.@Nullable Broken told;

  /**
   * @param worker runs one task at a time; its owner ends it, and then calls {@link #end}
   */
  public Checkpointing(
      Checkpointer checkpointer,
      Lease lease,
      BrokenTrail alarm,
      ScheduledExecutorService worker,
      InstantSource clock) {
    this.checkpointer = checkpointer;
    this.tenure = new Tenure(lease, LEASE, TENURE);
    this.alarm = alarm;
    this.rounds = new Rounds(worker, BEAT, this::beat);
    this.part = new PartTracker("audit_checkpoints", clock);
  }

  @Override
  public void start() {
    rounds.start();
  }

  private Duration beat() {
    try {
      var asking = beats % BEATS_PER_ASKING == 0;
      if (asking && !replaced) {
        var _ = tenure.keep();
      }
      if (asking || tenure.holding()) {
        tell(checkpointer.look(tenure.holding()));
      }
      beats++;
    } catch (StoreUnavailable away) {
      part.failed("unreachable", away);
    } catch (UncheckedIOException disk) {
      part.failed("not_kept", disk);
    } catch (RuntimeException e) {
      part.failed("unreadable", e);
      log.debug("Checkpoints could not be looked after", e);
    }
    return BEAT;
  }

  private void tell(Look look) {
    var broken = look.broken();
    if (look.replaced() && !replaced) {
      tenure.end();
    }
    replaced = look.replaced();
    if (replaced) {
      part.failed("key_replaced", null);
    } else if (broken == null) {
      part.ready();
    } else {
      part.failed(broken.trouble().text(), null);
      if (!Objects.equals(broken, told)) {
        log.atError()
            .addKeyValue("kind", broken.trouble().text())
            .addKeyValue("seq", broken.seq())
            .log(
                "The audit trail is not what was signed: {} at entry {}; nothing more is signed",
                broken.trouble().text(),
                broken.seq());
        alarm.found(ChainHead.MAIN, broken.trouble().text(), broken.seq());
      }
    }
    told = broken;
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
