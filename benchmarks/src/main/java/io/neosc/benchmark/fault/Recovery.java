package io.neosc.benchmark.fault;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long one server needs from the end of a harm to the next change that it acknowledges. A harm
 * that begins before that ends the measurement: what has passed by then counts.
 */
final class Recovery {
  private static final long NONE = 0;
  private final AtomicLong since = new AtomicLong(NONE);
  private final AtomicLong slowest = new AtomicLong();

  void harmBegins() {
    stop();
  }

  void harmIsOver() {
    since.set(System.nanoTime());
  }

  void acknowledged() {
    stop();
  }

  /** The callers of this server pause: their silence is not the product's. */
  void paused() {
    since.set(NONE);
  }

  private void stop() {
    var begun = since.getAndSet(NONE);
    if (begun != NONE) {
      slowest.accumulateAndGet(System.nanoTime() - begun, Math::max);
    }
  }

  Duration slowest() {
    return Duration.ofNanos(slowest.get());
  }
}
