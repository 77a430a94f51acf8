package io.neosc.application.audit;

import io.neosc.application.shared.Rounds;
import io.neosc.application.shared.Tenure;
import io.neosc.application.shared.port.BackgroundWork;
import io.neosc.application.shared.port.Lease;
import io.neosc.application.shared.port.PartState;
import io.neosc.application.shared.port.PartTracker;
import io.neosc.application.shared.port.Probe;
import io.neosc.application.shared.port.StoreUnavailable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies the trail again and again on the node with the lease, a slice at a time and with pauses
 * four times as long, so that it never has more than a fifth of one processor. How it goes is the
 * part {@code audit_verification}.
 */
public final class Verifying implements Probe, BackgroundWork {
  /** The lease that the verifying node holds. */
  public static final String LEASE = "audit-verification";

  private static final Logger log = LoggerFactory.getLogger(Verifying.class);
  private static final Duration TENURE = Duration.ofSeconds(15);
  private static final Duration BEAT = Duration.ofSeconds(4);
  private static final int SLICE = 500;

  private final VerificationService service;
  private final Tenure tenure;
  private final Rounds rounds;
  private final InstantSource clock;
  private final Duration interval;
  private final PartTracker part;
  private @Nullable TrailWalk walk;
  private Instant begun = Instant.MIN;
  private Instant due = Instant.MIN;
  private Instant asked = Instant.MIN;

  /**
   * @param interval from the end of one to the beginning of the next
   * @param worker runs one task at a time; its owner ends it, and then calls {@link #end}
   */
  public Verifying(
      VerificationService service,
      Lease lease,
      Duration interval,
      ScheduledExecutorService worker,
      InstantSource clock) {
    this.service = service;
    this.tenure = new Tenure(lease, LEASE, TENURE);
    this.interval = interval;
    this.rounds = new Rounds(worker, BEAT, this::beat);
    this.clock = clock;
    this.part = new PartTracker("audit_verification", clock);
  }

  @Override
  public void start() {
    rounds.start();
  }

  private Duration beat() {
    try {
      return work();
    } catch (StoreUnavailable away) {
      abandon();
      part.failed("unreachable", away);
    } catch (UncheckedIOException disk) {
      abandon();
      part.failed("not_readable", disk);
    } catch (RuntimeException e) {
      abandon();
      part.failed("failed", e);
      log.debug("The trail could not be verified", e);
    }
    return BEAT;
  }

  /** Does a part of it, and gives how long to rest. */
  private Duration work() {
    var now = clock.instant();
    if (!now.isBefore(asked.plus(BEAT)) || now.isBefore(asked)) {
      asked = now;
      var _ = tenure.keep();
    }
    if (!tenure.holding()) {
      abandon();
      part.ready();
      return BEAT;
    }
    if (walk == null) {
      if (now.isBefore(due)) {
        return BEAT;
      }
      begun = now;
      walk = service.begin();
    }
    if (walk.step(SLICE)) {
      return rounds.rest(Duration.between(now, clock.instant()));
    }
    conclude(walk);
    return BEAT;
  }

  /**
   * Of how fresh checkpoints are, the part {@code audit_checkpoints} tells; after a start they may
   * be old for a moment.
   */
  private void conclude(TrailWalk ended) {
    var report = service.ended(begun, ended.report(null, Duration.ZERO)).report();
    abandon();
    due = clock.instant().plus(interval);
    report.first().ifPresentOrElse(found -> part.failed(found.kind().text(), null), part::ready);
  }

  private void abandon() {
    if (walk != null) {
      walk.close();
      walk = null;
    }
  }

  @Override
  public void end() {
    abandon();
    tenure.end();
  }

  @Override
  public PartState state() {
    return part.state();
  }
}
