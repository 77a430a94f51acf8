package io.neosc.bootstrap;

import io.micronaut.runtime.graceful.GracefulShutdownManager;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of taking requests: nothing new is begun, what is under way may finish (OP-6), also where
 * its caller has gone away meanwhile.
 */
record Drain(GracefulShutdownManager parts, ExecutorService requests, Duration longest)
    implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Drain.class);

  @Override
  public void close() throws InterruptedException {
    log.info(
        "Stopping: waiting for at most {} s until requests under way are done",
        longest.toSeconds());
    var end = System.nanoTime() + longest.toNanos();
    try {
      parts
          .shutdownGracefully()
          .toCompletableFuture()
          .get(longest.toMillis(), TimeUnit.MILLISECONDS);
      requests.shutdown();
      if (!requests.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        log.warn("Some requests whose callers have gone were not done in time");
      }
    } catch (TimeoutException _) {
      log.warn("Some requests were not done in time");
    } catch (ExecutionException e) {
      log.warn("Some part did not stop as it should", e.getCause());
    }
  }
}
