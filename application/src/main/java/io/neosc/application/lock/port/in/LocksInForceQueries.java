package io.neosc.application.lock.port.in;

import io.neosc.domain.lock.Lock;
import io.neosc.domain.lock.LockInForce;
import io.neosc.domain.lock.LockSubject;
import java.util.Optional;

/** Whether a lock hits somebody or something now; asked wherever something begins (SE-12). */
public interface LocksInForceQueries {

  /** The one that lasts longest of those that hit; from memory, never blocks. */
  Optional<Lock.State> remembered(LockSubject subject);

  /**
   * The one that lasts longest of those that hit: from memory, or from the store when memory has
   * not heard of the store for over a second. May block.
   *
   * @throws io.neosc.application.shared.port.StoreUnavailable if the store must be asked and cannot
   *     answer, and the offline grace is over
   */
  Optional<Lock.State> find(LockSubject subject);

  /**
   * Passes if no lock hits.
   *
   * @throws LockInForce if one does
   * @throws io.neosc.application.shared.port.StoreUnavailable as {@link #find}
   */
  default void requireNone(LockSubject subject) {
    find(subject)
        .ifPresent(lock -> {
          throw new LockInForce(lock);
        });
  }
}
