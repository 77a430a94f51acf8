package io.neosc.application.shared.port;

import io.neosc.domain.shared.Claim;

/** A claimed count is at its bound; nothing of the commit was stored. */
public final class BoundExceeded extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Claim claim;
  private final long present;

  /**
   * @param present the count when the claim was refused
   */
  public BoundExceeded(Claim claim, long present) {
    super("bound exceeded: " + claim.counter(), null, false, false);
    this.claim = claim;
    this.present = present;
  }

  public Claim claim() {
    return claim;
  }

  public long present() {
    return present;
  }
}
