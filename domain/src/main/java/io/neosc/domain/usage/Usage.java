package io.neosc.domain.usage;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The use of one workspace within a window (WS-7). A session counts with the part of it that lies
 * inside; one that only touches the window's end from outside does not count.
 *
 * @param totalSessions those that went on at some moment of the window
 * @param activeSessions those that go on now, whatever the window is
 * @param distinctUsers how many accounts had them
 * @param time all their parts inside together
 * @param median the part inside that half of the sessions do not exceed, exact to a second below 34
 *     minutes and to 0.1 % above; null without sessions
 * @param p95 the same for 95 of 100
 * @param peakConcurrent the most that ever went on at the same moment of the window
 * @param dailyPeaks the same for each whole day of the window, oldest first
 */
public record Usage(
    long totalSessions,
    int activeSessions,
    int distinctUsers,
    Duration time,
    @Nullable Duration median,
    @Nullable Duration p95,
    int peakConcurrent,
    List<DailyPeak> dailyPeaks) {
  public Usage {
    dailyPeaks = List.copyOf(dailyPeaks);
  }

  /** The most sessions at one moment of a day in UTC. */
  public record DailyPeak(LocalDate day, int sessions) {}

  /** Of a workspace that nobody used. */
  public static Usage none(UsageWindow window) {
    return new UsageTally(window).usage();
  }
}
