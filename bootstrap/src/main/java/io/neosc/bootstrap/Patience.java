package io.neosc.bootstrap;

import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.shared.port.StoreUnavailable.Kind;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats what the store cannot do at the moment. A start that waits for MongoDB must not fail
 * because MongoDB goes away, or is slow, a moment after it came (RE-3).
 *
 * @param pause between two tries
 */
record Patience(Duration pause) {
  private static final Logger log = LoggerFactory.getLogger(Patience.class);

  /**
   * Gives what {@code work} gives, as soon as the store can do it.
   *
   * @param work may have been done by a try that failed, and must bear that
   * @throws Lifespan.Over if the program ends meanwhile
   */
  <T> T awaited(Supplier<T> work) {
    for (var tries = 1; ; tries++) {
      try {
        return work.get();
      } catch (StoreUnavailable unavailable) {
        if (unavailable.kind() == Kind.DRAINING) {
          throw new Lifespan.Over();
        }
        if (tries == 1) {
          log.warn("MongoDB did not do what the start needs ({}): trying on", unavailable.kind());
        }
      }
      LockSupport.parkNanos(pause.toNanos());
      if (Thread.interrupted()) {
        Thread.currentThread().interrupt();
        throw new Lifespan.Over();
      }
    }
  }
}
