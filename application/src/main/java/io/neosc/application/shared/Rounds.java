package io.neosc.application.shared;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done round by round on one thread for as long as the process lives, the next round
 * after the pause that the one before asked for.
 */
public final class Rounds {
  private static final Logger log = LoggerFactory.getLogger(Rounds.class);
  private static final Duration SHORTEST_REST = Duration.ofMillis(4);
  private static final int REST = 4;

  private final ScheduledExecutorService thread;
  private final Duration beat;
  private final Supplier<Duration> round;

  /**
   * @param thread runs one task at a time; its owner ends it, and with it the rounds
   * @param beat the pause after a round that failed, and the longest rest
   * @param round gives the pause to make after it, and deals itself with what it expects to fail
   */
  public Rounds(ScheduledExecutorService thread, Duration beat, Supplier<Duration> round) {
    this.thread = thread;
    this.beat = beat;
    this.round = round;
  }

  /** Does the first round, at once and on the caller's thread; to be called once. */
  public void start() {
    var pause = beat;
    try {
      pause = round.get();
    } finally {
      after(pause);
    }
  }

  private void after(Duration pause) {
    try {
      var _ = thread.schedule(this::start, pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException ending) {
      log.debug("No further round, the process ends", ending);
    }
  }

  /**
   * The pause of work that is never to have more than a fifth of one processor: four times as long
   * as it {@code worked}. A clock that jumps makes it neither restless nor idle: at least 4 ms, a
   * beat at most.
   */
  public Duration rest(Duration worked) {
    var rest = worked.multipliedBy(REST);
    if (rest.compareTo(SHORTEST_REST) < 0) {
      return SHORTEST_REST;
    }
    return rest.compareTo(beat) > 0 ? beat : rest;
  }
}
