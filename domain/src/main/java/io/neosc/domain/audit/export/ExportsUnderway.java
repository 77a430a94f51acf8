package io.neosc.domain.audit.export;

import io.neosc.domain.shared.DomainException;

/** As many exports are being made as a node makes at once, or one for this account (AU-10). */
public final class ExportsUnderway extends DomainException.Conflict {
  private static final long serialVersionUID = 1L;

  public ExportsUnderway() {
    super("audit.exports-underway", "Other exports are being made; ask again when one has ended");
  }
}
