package io.neosc.application.audit.port.out;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Nobody knows whether the receiver has the checkpoints. */
public final class NotDelivered extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Reason reason;

  /** Why. */
  public enum Reason {
    /** No connection, or one that broke. */
    UNREACHABLE,
    /** No answer in time. */
    SILENT,
    /** An answer that sends elsewhere, which nobody follows. */
    REDIRECTED,
    /** Any other answer than that it has them. */
    REFUSED;

    /** In lower case, for logs and health. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param cause says nothing of what is secret
   */
  public NotDelivered(Reason reason, @Nullable Throwable cause) {
    super("The receiver of checkpoints is " + reason.text(), cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
