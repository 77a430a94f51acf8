package io.neosc.application.session.port.out;

import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.session.EffectiveLimits.Limit;
import io.neosc.domain.session.Session;
import java.util.Map;

/** Who is told of sessions that go on for longer than is usual (SE-9). */
public interface LongRunningSessions {

  /**
   * Told at each sweep, of all of them; repetitions are no news. Whatever comes of it is committed
   * under {@code context}.
   *
   * @param overdue active sessions with the limits that they have passed
   * @throws io.neosc.application.shared.port.FencedOff if another node sweeps by now
   * @throws io.neosc.application.shared.port.StoreUnavailable if not all is known to be stored
   */
  void goOn(CommitContext context, Map<Session.State, Limit> overdue);
}
