package io.neosc.application.alert;

import io.neosc.application.alert.port.out.AlertRepository;
import io.neosc.application.shared.Eventually;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.application.shared.port.UniqueKey;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.AlertId;
import io.neosc.domain.alert.Cause;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.ScheduledExecutorService;

/**
 * How a built-in rule raises an alert once, whichever nodes see its cause and how often, and waits
 * for a store that is away.
 */
final class Raising {
  private static final int TRACE_ID_BYTES = 16;
  private final AlertRepository alerts;
  private final Commits commits;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final Eventually eventually;

  Raising(
      AlertRepository alerts,
      Commits commits,
      IdGenerator ids,
      InstantSource clock,
      ScheduledExecutorService worker) {
    this.alerts = alerts;
    this.commits = commits;
    this.ids = ids;
    this.clock = clock;
    this.eventually = new Eventually(worker);
  }

  /** Evaluates on the worker, and again while the store is away. */
  void later(String what, Runnable evaluation) {
    eventually.run("The rule " + what, evaluation);
  }

  /**
   * Raises an alert unless one of its fingerprint is live, or this very occurrence raised one
   * before.
   *
   * @param occurrence names the occurrence, the same on all nodes and after a restart
   */
  void raise(Cause cause, String occurrence) {
    raise(context(), cause, occurrence);
  }

  /** The same under a context of the caller's, whose operation key is not used. */
  void raise(CommitContext context, Cause cause, String occurrence) {
    if (alerts.findLive(cause.fingerprint()).isPresent()) {
      return;
    }
    var alert = Alert.fire(new AlertId(ids.next(AlertId.PREFIX)), cause, clock.instant());
    try {
      commits.commit(context.once(occurrence), alert);
    } catch (KeyTaken taken) {
      if (taken.key() != UniqueKey.LIVE_ALERT) {
        throw taken;
      }
    }
  }

  CommitContext context() {
    return CommitContext.system(HexFormat.of().formatHex(ids.random(TRACE_ID_BYTES)));
  }
}
