package io.neosc.bootstrap;

import io.neosc.application.audit.Checkpointing;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The one thread on which this node looks after checkpoints, from its readiness to its end. */
record CheckpointWriter(Checkpointing checkpointing, ScheduledExecutorService worker)
    implements AutoCloseable {
  private static final Duration LONGEST_END = Duration.ofSeconds(2);

  static CheckpointWriter of(Function<ScheduledExecutorService, Checkpointing> checkpointing) {
    var worker =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("audit-checkpoints").factory());
    worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return new CheckpointWriter(checkpointing.apply(worker), worker);
  }

  void start() {
    worker.execute(checkpointing::start);
  }

  /** What is under way may finish; then another node may go on. Closing twice does nothing more. */
  @Override
  public void close() throws InterruptedException {
    worker.shutdown();
    if (!worker.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
      worker.shutdownNow();
    }
    checkpointing.end();
  }
}
