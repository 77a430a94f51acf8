package io.neosc.domain.usage;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Durations by their length, in bounded space however many there are: to the second below {@value
 * #EXACT} s, above that in steps of less than 0.1 % of the length.
 */
final class DurationHistogram {
  private static final int EXACT = 2048;
  private static final int STEPS = EXACT / 2;
  private static final int DOUBLINGS = 14;
  private static final long LONGEST = ((long) EXACT << DOUBLINGS) - 1;
  private final long[] counts = new long[EXACT + DOUBLINGS * STEPS];
  private long total;

  /** Counts a length that is not negative; parts of a second do not count. */
  void add(long seconds) {
    counts[indexOf(Math.min(seconds, LONGEST))]++;
    total++;
  }

  /**
   * The shortest length that {@code share} of all do not exceed; null if there is none.
   *
   * @param share above 0, at most 1
   */
  @Nullable Duration quantile(double share) {
    var rank = (long) Math.ceil(share * total);
    var seen = 0L;
    for (var index = 0; index < counts.length && total > 0; index++) {
      seen += counts[index];
      if (seen >= rank) {
        return Duration.ofSeconds(middleOf(index));
      }
    }
    return null;
  }

  /** Eleven leading bits tell the step. */
  private static int indexOf(long seconds) {
    if (seconds < EXACT) {
      return (int) seconds;
    }
    var doublings = 53 - Long.numberOfLeadingZeros(seconds);
    return EXACT + (doublings - 1) * STEPS + (int) (seconds >> doublings) - STEPS;
  }

  private static long middleOf(int index) {
    if (index < EXACT) {
      return index;
    }
    var doublings = (index - EXACT) / STEPS + 1;
    var first = ((long) ((index - EXACT) % STEPS) + STEPS) << doublings;
    return first + (1L << (doublings - 1));
  }
}
