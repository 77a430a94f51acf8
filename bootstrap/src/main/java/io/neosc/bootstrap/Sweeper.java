package io.neosc.bootstrap;

import io.neosc.application.session.Sweeping;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The one thread on which this node sweeps, from the start of serving to its end. */
record Sweeper(Sweeping sweeping, ScheduledExecutorService worker) implements AutoCloseable {
  private static final Duration LONGEST_END = Duration.ofSeconds(2);

  static Sweeper of(Function<ScheduledExecutorService, Sweeping> sweeping) {
    var worker =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("session-sweep").factory());
    worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return new Sweeper(sweeping.apply(worker), worker);
  }

  void start() {
    sweeping.start();
  }

  /** What is under way may finish; then another node may go on. Closing twice does nothing more. */
  @Override
  public void close() throws InterruptedException {
    worker.shutdown();
    if (!worker.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
      worker.shutdownNow();
    }
    sweeping.end();
  }
}
