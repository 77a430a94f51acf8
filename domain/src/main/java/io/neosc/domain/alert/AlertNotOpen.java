package io.neosc.domain.alert;

import io.neosc.domain.shared.DomainException;
import java.util.Locale;

/** What was asked does not fit the alert's present status (AL-7). */
public final class AlertNotOpen extends DomainException.Conflict {
  private static final long serialVersionUID = 1L;
  private final AlertStatus status;

  public AlertNotOpen(AlertId id, AlertStatus status) {
    super("alert.not-open", id.value() + " is " + status.name().toLowerCase(Locale.ROOT));
    this.status = status;
  }

  public AlertStatus status() {
    return status;
  }
}
