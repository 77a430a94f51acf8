package io.neosc.application.alert;

import io.neosc.application.alert.port.out.AlertRepository;
import io.neosc.application.audit.port.out.BrokenTrail;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.domain.alert.AuditTrailBrokenRule;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;

/** Raises the alert of the built-in rule {@code audit_trail_broken}, once for each finding. */
public final class AuditTrailAlerts implements BrokenTrail {
  private final Raising raising;

  /**
   * @param worker runs one task at a time; its owner ends it
   */
  public AuditTrailAlerts(
      AlertRepository alerts,
      Commits commits,
      IdGenerator ids,
      InstantSource clock,
      ScheduledExecutorService worker) {
    this.raising = new Raising(alerts, commits, ids, clock, worker);
  }

  @Override
  public void found(String chain, String kind, long seq) {
    var cause = AuditTrailBrokenRule.cause(chain, kind, seq);
    raising.later(
        "audit_trail_broken",
        () -> raising.raise(cause, cause.fingerprint() + "/" + kind + "/" + seq));
  }
}
