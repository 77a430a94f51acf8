package io.neosc.application.shared;

import io.neosc.application.shared.port.StoreUnavailable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Evaluates on a worker what changes give reason to, and again while the store is away. */
public final class Eventually {
  private static final Logger log = LoggerFactory.getLogger(Eventually.class);
  private final ScheduledExecutorService worker;

  /**
   * @param worker runs one task at a time; its owner ends it
   */
  public Eventually(ScheduledExecutorService worker) {
    this.worker = worker;
  }

  /**
   * @param what for the log
   */
  public void run(String what, Runnable evaluation) {
    run(what, evaluation, 0);
  }

  /** Not before {@code millis} have passed. */
  public void run(String what, Runnable evaluation, long millis) {
    try {
      var _ = worker.schedule(() -> runOrWait(what, evaluation), millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException ending) {
      log.debug("Not evaluated, the process ends; the next start does it", ending);
    }
  }

  private void runOrWait(String what, Runnable evaluation) {
    try {
      evaluation.run();
    } catch (StoreUnavailable away) {
      run(what, evaluation, Math.max(1_000, away.retryAfter().toMillis()));
    } catch (RuntimeException e) {
      log.error("{} could not be evaluated", what, e);
    }
  }
}
