package io.neosc.application.session.port.in;

import io.neosc.domain.session.EffectiveLimits;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SignOfLife;
import io.neosc.domain.workspace.LaunchMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session as its owner sees it.
 *
 * @param connectionUrl how to reach it; null once it is over or its workspace is gone
 * @param limits for how long it may go on, each with who says so (SE-9); null once it is over
 * @param sign what comes too often to be in its state; null if nothing came
 */
public record SessionView(
    Session.State session,
    @Nullable String connectionUrl,
    @Nullable LaunchMode launchMode,
    @Nullable EffectiveLimits limits,
    @Nullable SignOfLife sign) {

  /** When it was last heard of, as far as this node knows. */
  public Instant lastSeenAt() {
    var inState = session.lastSeenAt();
    return sign == null || inState.isAfter(sign.lastSeenAt()) ? inState : sign.lastSeenAt();
  }
}
