package io.neosc.domain.hold;

import io.neosc.domain.shared.DomainException;

/** There are as many legal holds as there may be. */
public final class TooManyLegalHolds extends DomainException.Conflict {
  private static final long serialVersionUID = 1L;

  public TooManyLegalHolds() {
    super("hold.too-many", "There are " + LegalHold.MOST + " legal holds; lift one first");
  }
}
