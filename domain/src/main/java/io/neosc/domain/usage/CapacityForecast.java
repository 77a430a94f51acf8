package io.neosc.domain.usage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a workspace will be full (WS-7). A line is laid by least squares through the daily peaks of
 * whole weeks, so that no weekend looks like a trend; where it meets the limit is the answer, and
 * the error is the 95 % interval of an inverse prediction (the delta method: {@code t s / b sqrt(1
 * + 1/n + (x - mean)^2 / Sxx)}). What the peaks cannot tell is null and says why; it is never
 * guessed.
 *
 * @param limit how many sessions the workspace allows at once; null for no limit of its own
 * @param daysUntilLimit days after the last whole day that was looked at; 0 if the limit was
 *     reached on that day or the line has passed it
 * @param error so many days earlier or later, in 95 of 100 cases, if the growth goes on as it was
 * @param unknown why there are no days; null if there are
 */
public record CapacityForecast(
    @Nullable Integer limit,
    @Nullable Double daysUntilLimit,
    @Nullable Double error,
    @Nullable Unknown unknown) {
  /** So many days are needed: two weeks. */
  public static final int FEWEST_DAYS = 14;

  /** Nothing further away than so many times the days that were looked at is foretold. */
  public static final int FARTHEST = 3;

  private static final int WEEK = 7;
  private static final double LEAST_SLOPE = 1e-9;
  private static final double Z = 1.959963984540054;

  /** Why there is no forecast. */
  public enum Unknown {
    /** The workspace has no limit of its own. */
    NO_LIMIT,
    /** There are fewer than 14 whole days in the window since the workspace was made. */
    TOO_FEW_DAYS,
    /** That it grows cannot be told from chance (t test of the slope at 95 %), or it shrinks. */
    NO_GROWTH,
    /** The limit is more than three times as far away as the days that were looked at reach. */
    TOO_FAR
  }

  /**
   * Foretells from daily peaks, oldest first and without gaps.
   *
   * @param limit null or not negative
   */
  public static CapacityForecast of(@Nullable Integer limit, List<Integer> dailyPeaks) {
    if (limit == null) {
      return new CapacityForecast(null, null, null, Unknown.NO_LIMIT);
    }
    if (!dailyPeaks.isEmpty() && dailyPeaks.getLast() >= limit) {
      return new CapacityForecast(limit, 0.0, 0.0, null);
    }
    var days = dailyPeaks.size() / WEEK * WEEK;
    return days < FEWEST_DAYS
        ? new CapacityForecast(limit, null, null, Unknown.TOO_FEW_DAYS)
        : along(limit, dailyPeaks.subList(dailyPeaks.size() - days, dailyPeaks.size()));
  }

  private static CapacityForecast along(int limit, List<Integer> peaks) {
    var n = peaks.size();
    var middle = (n - 1) / 2.0;
    var spread = n * ((double) n * n - 1) / 12;
    var mean = peaks.stream().mapToInt(Integer::intValue).average().orElseThrow();
    var slope = 0.0;
    for (var x = 0; x < n; x++) {
      slope += (x - middle) * (peaks.get(x) - mean) / spread;
    }
    var squares = 0.0;
    for (var x = 0; x < n; x++) {
      squares += Math.pow(peaks.get(x) - mean - slope * (x - middle), 2);
    }
    var deviation = Math.sqrt(squares / (n - 2));
    var t = studentT(n - 2);
    if (slope < LEAST_SLOPE || slope <= t * deviation / Math.sqrt(spread)) {
      return new CapacityForecast(limit, null, null, Unknown.NO_GROWTH);
    }
    var ahead = (limit - mean) / slope;
    var away = ahead - middle;
    if (away > (double) FARTHEST * n) {
      return new CapacityForecast(limit, null, null, Unknown.TOO_FAR);
    }
    var error = t * deviation / slope * Math.sqrt(1 + 1.0 / n + ahead * ahead / spread);
    return new CapacityForecast(limit, Math.max(0, away), error, null);
  }

  /**
   * The two-sided 95 % quantile of Student's t, by its expansion around the normal one (Abramowitz
   * and Stegun 26.7.5); right to 0.0001 from 12 degrees of freedom on.
   */
  static double studentT(int freedom) {
    double v = freedom;
    var z3 = Z * Z * Z;
    var z5 = z3 * Z * Z;
    var z7 = z5 * Z * Z;
    return Z
        + (z3 + Z) / (4 * v)
        + (5 * z5 + 16 * z3 + 3 * Z) / (96 * v * v)
        + (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / (384 * v * v * v);
  }
}
