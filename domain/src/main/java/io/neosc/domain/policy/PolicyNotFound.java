package io.neosc.domain.policy;

import io.neosc.domain.shared.DomainException;

/** There is no such policy, or the caller may not know of it. */
public final class PolicyNotFound extends DomainException.NotFound {
  private static final long serialVersionUID = 1L;

  public PolicyNotFound(PolicyId id) {
    super("policy.not-found", "There is no policy " + id.value());
  }
}
