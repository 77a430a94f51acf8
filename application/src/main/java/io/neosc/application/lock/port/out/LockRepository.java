package io.neosc.application.lock.port.out;

import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.lock.LockId;
import io.neosc.domain.lock.LockTarget;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds locks. What was committed before the call is seen. */
public interface LockRepository {

  Optional<Lock> find(LockId id);

  /** All that have an effect at {@code now}, in no order. */
  List<Lock.State> inForce(Instant now);

  /**
   * Locks of one kind of target, or all, by their {@link Lock.State#end}, the latest first, then by
   * id, the greatest first.
   */
  Page<Lock.State> page(LockTarget.@Nullable Kind kind, PageRequest page);
}
