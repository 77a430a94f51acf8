package io.neosc.application.shared.port;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one part of this installation is (OB-12).
 *
 * @param name in lower case with underscores, such as {@code database}
 * @param since since when it is so, as far as this node noticed; null if it was never different
 * @param latency how long its last answer took; null if it is not asked
 * @param lastError the last one, also when all is well again; null if there was none
 */
public record PartState(
    String name,
    Health health,
    @Nullable Instant since,
    @Nullable Duration latency,
    @Nullable LastError lastError) {

  /** The verdict on a part. */
  public enum Health {
    HEALTHY,
    /** It is being made ready, as at start. */
    PREPARING,
    UNHEALTHY,
    /** This installation does without it, and that is no fault. */
    NOT_CONFIGURED
  }

  /**
   * What went wrong last.
   *
   * @param errorClass a kind of error that says nothing of the inside, such as {@code unreachable}
   * @param reference where the log tells more
   */
  public record LastError(String errorClass, String reference, Instant at) {}

  public static PartState notConfigured(String name) {
    return new PartState(name, Health.NOT_CONFIGURED, null, null, null);
  }

  /** Whether it is no obstacle. */
  public boolean fine() {
    return health == Health.HEALTHY || health == Health.NOT_CONFIGURED;
  }
}
