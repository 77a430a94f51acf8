package io.neosc.domain.session;

import io.neosc.domain.apikey.Party;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a session is in its life. There is no state that has an end without a reason or a reason
 * without an end.
 */
public sealed interface Lifecycle {

  SessionStatus status();

  /** It goes on. */
  record Active() implements Lifecycle {
    @Override
    public SessionStatus status() {
      return SessionStatus.ACTIVE;
    }
  }

  /**
   * It is over for good.
   *
   * @param by who ended it; null when the product itself did
   */
  record Ended(Instant at, EndReason reason, @Nullable Party by) implements Lifecycle {
    @Override
    public SessionStatus status() {
      return reason.status();
    }
  }
}
