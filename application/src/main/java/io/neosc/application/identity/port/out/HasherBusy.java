package io.neosc.application.identity.port.out;

/** Too many passwords wait to be hashed; on the wire 429 with {@code Retry-After}. */
public final class HasherBusy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public HasherBusy() {
    super("too many passwords wait to be hashed", null, false, false);
  }
}
