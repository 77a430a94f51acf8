package io.neosc.application.session.port.out;

import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Session;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that a session has to comply with for as long as it lives (SE-11). It is asked for
 * every live session whenever an account, a lock, a policy or a workspace changed, on every node,
 * so it answers from memory alone, quickly, and the same on all nodes that know the same.
 */
public interface SessionRequirement {

  /** Why an active session may not go on; empty if it may. */
  Optional<Breach> breachOf(Session.State session);

  /**
   * Why a session ends.
   *
   * @param note what else is to be told in the trail
   */
  record Breach(EndReason reason, @Nullable String note) {}
}
