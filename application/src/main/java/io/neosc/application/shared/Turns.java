package io.neosc.application.shared;

import io.neosc.application.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One heavy question at a time: many at once must not keep the database from its work. */
public final class Turns {
  private final Semaphore turn = new Semaphore(1, true);
  private final Duration patience;

  /**
   * @param patience how long a question waits for those before it
   */
  public Turns(Duration patience) {
    this.patience = patience;
  }

  /**
   * Does {@code work} when it is its turn.
   *
   * @throws StoreUnavailable if others take too long, or the process ends
   */
  public <T> T take(Supplier<T> work) {
    try {
      if (!turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StoreUnavailable(StoreUnavailable.Kind.OVERLOADED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable(StoreUnavailable.Kind.DRAINING, e);
    }
    try {
      return work.get();
    } finally {
      turn.release();
    }
  }
}
