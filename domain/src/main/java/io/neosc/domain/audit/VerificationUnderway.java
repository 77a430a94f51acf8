package io.neosc.domain.audit;

import io.neosc.domain.shared.DomainException;

/** The trail is being verified; twice at once would tell nothing more and cost twice as much. */
public final class VerificationUnderway extends DomainException.Conflict {
  private static final long serialVersionUID = 1L;

  public VerificationUnderway() {
    super("audit.verification-underway", "The trail is being verified; ask again in a moment");
  }
}
