package io.neosc.application.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs what was scheduled when a test says so, on the test's thread, in the order of scheduling.
 */
public final class ManualScheduler extends ScheduledThreadPoolExecutor {
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final List<Long> delays = new ArrayList<>();

  public ManualScheduler() {
    super(0, Executors.defaultThreadFactory());
  }

  /** The delays asked for so far, in seconds. */
  public List<Long> delays() {
    return List.copyOf(delays);
  }

  /** Runs the oldest task. */
  public void runOnce() {
    tasks.remove().run();
  }

  /** Runs all tasks, also those that these schedule. */
  public void runAll() {
    while (!tasks.isEmpty()) {
      runOnce();
    }
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    if (isShutdown()) {
      throw new RejectedExecutionException("shut down");
    }
    tasks.add(command);
    delays.add(unit.toSeconds(delay));
    return super.schedule((Callable<Void>) () -> null, 1, TimeUnit.DAYS);
  }
}
