package io.neosc.domain.session;

import io.neosc.domain.shared.DomainException;

/** The house is full (SE-10). */
public final class SessionLimitReached extends DomainException.RuleViolated {
  private static final long serialVersionUID = 1L;
  private final String limit;
  private final long max;
  private final long present;

  /**
   * @param limit which limit, for example {@code workspace/ws-1/sessions}
   */
  public SessionLimitReached(String limit, long max, long present) {
    super(
        "session.limit-reached",
        "The limit " + limit + " of " + max + " is reached: " + present + " are active now");
    this.limit = limit;
    this.max = max;
    this.present = present;
  }

  public String limit() {
    return limit;
  }

  /** Whose limit it is: {@code workspace}, {@code account} or {@code installation}. */
  public String scope() {
    return limit.substring(0, limit.indexOf('/'));
  }

  public long max() {
    return max;
  }

  public long present() {
    return present;
  }
}
