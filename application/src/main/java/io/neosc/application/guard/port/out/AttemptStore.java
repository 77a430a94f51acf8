package io.neosc.application.guard.port.out;

import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.guard.AttemptCount;
import io.neosc.domain.guard.AttemptCountId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Keeps counts of attempts, the same for all nodes and after a restart. It is not the write door:
 * counts are no facts for the trail, and what is forgotten may vanish from here by itself.
 */
public interface AttemptStore {

  /** Those of the counts that are stored. What was put before the call is seen. */
  List<AttemptCount> find(Collection<AttemptCountId> ids);

  /**
   * Stores {@code next} under the version after its own, if its own is still the stored one (0:
   * none is stored). Of racing callers one succeeds.
   *
   * @return false if somebody was quicker; nothing was stored then
   */
  boolean put(AttemptCount next);

  /** Forgets a count, whatever its version is. */
  void remove(AttemptCountId id);

  /** Those in force at {@code now}, the newest beginning first. */
  Page<AttemptCount> inForce(Instant now, PageRequest page);
}
