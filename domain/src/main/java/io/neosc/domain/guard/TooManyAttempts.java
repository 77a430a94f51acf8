package io.neosc.domain.guard;

import io.neosc.domain.shared.DomainException;
import java.time.Duration;

/**
 * Too many attempts failed; this one was not looked at (ID-13). It says nothing about whether there
 * is such an account. On the wire it is a 429.
 */
public final class TooManyAttempts extends DomainException.Forbidden {
  private static final long serialVersionUID = 1L;
  private final Duration retryAfter;

  public TooManyAttempts(Duration retryAfter) {
    super("auth.too-many-attempts", "Too many attempts failed. Wait a little and try again");
    this.retryAfter = retryAfter;
  }

  /** After how long the next attempt is looked at, if nobody else's fails before. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
