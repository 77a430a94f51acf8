package io.neosc.domain.usage;

import java.time.Duration;
import java.time.Instant;

/**
 * The stretch of time whose use is told (WS-7): from its beginning up to, and without, its end.
 *
 * @param to after {@code from}, by {@link #LONGEST} at most
 */
public record UsageWindow(Instant from, Instant to) {
  /** A year, its leap day included. */
  public static final Duration LONGEST = Duration.ofDays(366);

  public UsageWindow {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("a window ends after it begins");
    }
    if (Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a window is at most 366 days wide");
    }
  }
}
