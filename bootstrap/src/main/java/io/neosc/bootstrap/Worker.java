package io.neosc.bootstrap;

import io.neosc.application.shared.port.BackgroundWork;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The one thread on which this node does some work, from its readiness to its end. */
record Worker<W extends BackgroundWork>(W work, ScheduledExecutorService thread)
    implements AutoCloseable {
  private static final Duration LONGEST_END = Duration.ofSeconds(2);

  /**
   * @param name of the thread
   */
  static <W extends BackgroundWork> Worker<W> of(
      String name, Function<ScheduledExecutorService, W> work) {
    var thread =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(name).factory());
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return new Worker<>(work.apply(thread), thread);
  }

  void start() {
    thread.execute(work::start);
  }

  /** What is under way may finish; then another node may go on. Closing twice does nothing more. */
  @Override
  public void close() throws InterruptedException {
    thread.shutdown();
    if (!thread.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
      thread.shutdownNow();
    }
    work.end();
  }
}
