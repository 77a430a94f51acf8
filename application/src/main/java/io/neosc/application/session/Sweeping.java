package io.neosc.application.session;

import io.neosc.application.session.SessionSweep.Outcome;
import io.neosc.application.session.port.in.SweepQueries;
import io.neosc.application.shared.Rounds;
import io.neosc.application.shared.Tenure;
import io.neosc.application.shared.port.BackgroundWork;
import io.neosc.application.shared.port.Lease;
import io.neosc.application.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sweeps again and again, and keeps the lease in between, so that another node takes over soon
 * after this one died, however rarely sweeps are wanted. A store that is away only delays it.
 */
public final class Sweeping implements SweepQueries, BackgroundWork {
  /** The lease that the sweeping node holds. */
  public static final String LEASE = "session-sweep";

  private static final Logger log = LoggerFactory.getLogger(Sweeping.class);
  private static final Duration SHORTEST_LEASE = Duration.ofSeconds(3);
  private static final Duration LONGEST_LEASE = Duration.ofSeconds(15);
  private static final int BEATS_PER_LEASE = 3;

  /** Clocks that are further apart than this are worth a warning. */
  private static final Duration APART = Duration.ofSeconds(5);

  private final SessionSweep sweep;
  private final Tenure tenure;
  private final Rhythm rhythm;
  private final Rounds rounds;
  private final AtomicLong sweeps = new AtomicLong();
  private long beats;
  private boolean away;
  private boolean apart;

  /**
   * @param worker runs one task at a time; its owner ends it, and then calls {@link #end}
   */
  public Sweeping(
      SessionSweep sweep, Tenure tenure, ScheduledExecutorService worker, Rhythm rhythm) {
    this.sweep = sweep;
    this.tenure = tenure;
    this.rhythm = rhythm;
    this.rounds = new Rounds(worker, rhythm.beat(), this::beat);
  }

  /**
   * How often a node stirs.
   *
   * @param beat the lease is asked for at each
   * @param beatsPerSweep every so many beats it sweeps
   * @param lease for how long the sweeping node has the work after each beat
   */
  public record Rhythm(Duration beat, long beatsPerSweep, Duration lease) {

    /** For a sweep in every {@code interval}: a lease of 15 s, shorter if the interval is. */
    public static Rhythm of(Duration interval) {
      var lease = interval.multipliedBy(BEATS_PER_LEASE);
      lease = lease.compareTo(LONGEST_LEASE) > 0 ? LONGEST_LEASE : lease;
      lease = lease.compareTo(SHORTEST_LEASE) < 0 ? SHORTEST_LEASE : lease;
      var beats = Math.ceilDiv(interval.toMillis(), lease.toMillis() / BEATS_PER_LEASE);
      return new Rhythm(interval.dividedBy(beats), beats, lease);
    }
  }

  /** Begins; to be called once, when memory is filled. */
  @Override
  public void start() {
    rounds.start();
  }

  private Duration beat() {
    try {
      if (beats % rhythm.beatsPerSweep() == 0) {
        sweepOnce();
      } else {
        var _ = tenure.keep();
      }
      beats++;
      reached();
    } catch (StoreUnavailable unreachable) {
      missed(unreachable);
    } catch (RuntimeException e) {
      log.error("Sessions whose time is over could not be looked for", e);
    }
    return rhythm.beat();
  }

  private void sweepOnce() {
    if (sweep.sweep() instanceof Outcome.Done done) {
      sweeps.incrementAndGet();
      log.debug("Swept {} sessions, ended {}", done.looked(), done.ended());
      compare(done.ahead());
    }
  }

  private void compare(Duration ahead) {
    var now = ahead.abs().compareTo(APART) > 0;
    if (now && !apart) {
      log.warn(
          "This node's clock is {} ms ahead of the database's; sessions end when both say that it is time",
          ahead.toMillis());
    }
    apart = now;
  }

  private void reached() {
    if (away) {
      log.info("Sessions whose time is over are looked for again");
      away = false;
    }
  }

  private void missed(StoreUnavailable unreachable) {
    if (!away) {
      log.warn("Sessions whose time is over have to wait for the database");
      log.debug("A sweep was cut off", unreachable);
      away = true;
    }
  }

  @Override
  public void end() {
    tenure.end();
  }

  @Override
  public boolean sweeping() {
    return tenure.holding();
  }

  @Override
  public long sweeps() {
    return sweeps.get();
  }

  /** The part of a node in sweeping. */
  public static Tenure tenure(Lease lease, Rhythm rhythm) {
    return new Tenure(lease, LEASE, rhythm.lease());
  }
}
