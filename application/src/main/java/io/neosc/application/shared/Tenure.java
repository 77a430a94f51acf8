package io.neosc.application.shared;

import io.neosc.application.shared.port.Fence;
import io.neosc.application.shared.port.Lease;
import io.neosc.application.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node's part in work that one node does for all: it takes the lease when it is free, keeps it as
 * long as it asks in time, and notices when somebody else has taken over. It has no clock: how
 * often it asks is its caller's business.
 */
public final class Tenure {
  private static final Logger log = LoggerFactory.getLogger(Tenure.class);

  private final Lease lease;
  private final String name;
  private final Duration duration;
  private volatile @Nullable Fence fence;

  /**
   * @param duration for how long the work is held after each asking; {@link #keep} is to be called
   *     at least three times as often
   */
  public Tenure(Lease lease, String name, Duration duration) {
    this.lease = lease;
    this.name = name;
    this.duration = duration;
  }

  /**
   * Holds on to the work, or takes it over; empty if another node has it.
   *
   * @throws io.neosc.application.shared.port.StoreUnavailable if nobody knows; ask again later
   */
  public Optional<Lease.Held> keep() {
    var mine = fence;
    var kept = mine == null ? Optional.<Lease.Held>empty() : lease.renew(mine, duration);
    if (kept.isEmpty()) {
      fence = null;
      kept = lease.acquire(name, duration);
      fence = kept.map(Lease.Held::fence).orElse(null);
    }
    return kept;
  }

  /** Whether this node has the work, as far as it knows. */
  public boolean holding() {
    return fence != null;
  }

  /** Lets another node have the work at once; after its time if the store cannot be told. */
  public void end() {
    var mine = fence;
    fence = null;
    if (mine != null) {
      release(mine);
    }
  }

  private void release(Fence mine) {
    try {
      lease.release(mine);
    } catch (StoreUnavailable unreachable) {
      log.debug("The lease {} is left to its time", name, unreachable);
    }
  }
}
