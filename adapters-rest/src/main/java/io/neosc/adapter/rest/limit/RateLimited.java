package io.neosc.adapter.rest.limit;

/** A caller has used its minute up. */
final class RateLimited extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Allowance allowance;

  RateLimited(Allowance allowance) {
    super("rate limited", null, false, false);
    this.allowance = allowance;
  }

  Allowance allowance() {
    return allowance;
  }
}
