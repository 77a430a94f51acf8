package io.neosc.domain.apikey;

import io.neosc.domain.shared.DomainException;

/** A new key would be over before anybody could use it. */
public final class ApiKeyExpired extends DomainException.RuleViolated {
  private static final long serialVersionUID = 1L;

  public ApiKeyExpired() {
    super("key.already-expired", "The end of a new key lies in the future");
  }
}
