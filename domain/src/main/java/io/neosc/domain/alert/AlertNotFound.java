package io.neosc.domain.alert;

import io.neosc.domain.shared.DomainException;

/** There is no such alert, or the caller may not know of it. */
public final class AlertNotFound extends DomainException.NotFound {
  private static final long serialVersionUID = 1L;

  public AlertNotFound(AlertId id) {
    super("alert.not-found", "There is no alert " + id.value());
  }
}
