package io.neosc.application.shared.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Work that only one node may do at a time, by its name. Holding a lease is a promise for the
 * ordinary case alone: a holder that was paused may believe in it too long, whatever it looks at.
 * So whatever it commits goes under its {@link Fence} ({@link CommitContext#fenced}), and the write
 * door refuses it once somebody else has taken over. Times are the store's, never a node's.
 */
public interface Lease {

  /**
   * A holding of the name.
   *
   * @param at the store's clock when it was taken or renewed
   */
  record Held(Fence fence, Instant at) {}

  /**
   * Takes the lease for {@code duration} if nobody holds it; empty if somebody does. Of several who
   * try at once at most one gets it. When this returns, nothing that an earlier holder commits is
   * stored any more.
   *
   * @throws StoreUnavailable if it is not known to be taken; if it was, it is free again after
   *     {@code duration}
   */
  Optional<Held> acquire(String name, Duration duration);

  /**
   * Holds it for {@code duration} from now on, also if its time was over and nobody came; empty if
   * somebody took over, which is final.
   *
   * @throws StoreUnavailable if it is not known to be renewed; it may still be held
   */
  Optional<Held> renew(Fence fence, Duration duration);

  /**
   * Gives it back before its time; does nothing if somebody else has it. The fence is worth as much
   * afterwards as that of a holder whose time is over.
   *
   * @throws StoreUnavailable if it is not known to be given back
   */
  void release(Fence fence);
}
