package io.neosc.application.lock.port.in;

import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.lock.LockId;
import io.neosc.domain.lock.LockTarget;
import org.jspecify.annotations.Nullable;

/** Locks, to be looked at (SE-12). */
public interface LockQueries {

  /**
   * Locks that were not removed, by their end, the latest first: those without an end, the newest
   * of them first; then those that end; then those that are over.
   *
   * @param kind null for all
   */
  Page<Lock.State> locks(LockTarget.@Nullable Kind kind, PageRequest page);

  /**
   * @throws io.neosc.domain.lock.LockNotFound if there is none
   */
  Lock.State lock(LockId id);
}
