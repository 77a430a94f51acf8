package io.neosc.application.shared.port;

import java.time.Duration;

/**
 * The store cannot answer now. A read was not made; a write may or may not have happened, and
 * repeating it is safe. On the wire it is 503 with {@code Retry-After}.
 */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Kind kind;

  /** What is wrong. */
  public enum Kind {
    /** Too much is waiting already; this was not begun. */
    OVERLOADED,
    /** No primary can be reached, or it does not answer in time. */
    UNREACHABLE,
    /** A write was sent and its outcome could not be learned. */
    UNKNOWN_OUTCOME,
    /** This process is about to end and begins nothing new. */
    DRAINING
  }

  public StoreUnavailable(Kind kind) {
    super(kind.name());
    this.kind = kind;
  }

  /**
   * @param cause kept for the log; it never leaves the server
   */
  public StoreUnavailable(Kind kind, Throwable cause) {
    super(kind.name(), cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** After how long it is worth trying again. */
  public Duration retryAfter() {
    return Duration.ofSeconds(1);
  }
}
