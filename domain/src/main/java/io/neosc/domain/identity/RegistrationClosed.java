package io.neosc.domain.identity;

import io.neosc.domain.shared.DomainException;

/**
 * This installation does not let people register themselves ({@code neosc.registration.enabled}).
 */
public final class RegistrationClosed extends DomainException.Forbidden {
  private static final long serialVersionUID = 1L;

  public RegistrationClosed() {
    super("auth.registration-closed", "People cannot register themselves here");
  }
}
