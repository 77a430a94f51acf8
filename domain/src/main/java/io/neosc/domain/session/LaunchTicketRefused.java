package io.neosc.domain.session;

import io.neosc.domain.shared.DomainException;

/** A launch ticket opens nothing (WS-8); its bearer is not told why. */
public final class LaunchTicketRefused extends DomainException.RuleViolated {
  private static final long serialVersionUID = 1L;

  public LaunchTicketRefused() {
    super("session.ticket-refused", "This launch ticket opens no session");
  }
}
