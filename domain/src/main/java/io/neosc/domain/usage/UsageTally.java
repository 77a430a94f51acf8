package io.neosc.domain.usage;

import io.neosc.domain.identity.AccountId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Adds up one workspace's sessions. It goes back in time: sessions come in the order of their ends,
 * the latest first and before all those that still go on, and leave when it is past their start. So
 * it never holds more of them than went on at once, however many there were.
 */
public final class UsageTally {
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final long from;
  private final long to;
  private final long firstDay;
  private final int[] peaks;
  private final DurationHistogram durations = new DurationHistogram();
  private final Set<AccountId> users = new HashSet<>();

  /** The starts of those that go on at {@link #now}, negated: the latest comes first. */
  private final PriorityQueue<Long> present = new PriorityQueue<>();

  private long now;
  private long sessions;
  private int active;
  private long millis;
  private int peak;

  public UsageTally(UsageWindow window) {
    from = window.from().toEpochMilli();
    to = window.to().toEpochMilli();
    now = to;
    firstDay = Math.ceilDiv(from, DAY);
    peaks = new int[(int) Math.max(0, Math.floorDiv(to, DAY) - firstDay)];
  }

  /**
   * Counts a session; what of it lies outside the window is left out.
   *
   * @throws IllegalArgumentException if it ends inside the window, later than one that came before
   */
  public void add(SessionSpan span) {
    var end = span.endedAt();
    if (end == null) {
      active++;
    }
    var starts = span.startedAt().toEpochMilli();
    var ends = end == null ? Long.MAX_VALUE : end.toEpochMilli();
    if (starts >= to || ends <= from) {
      return;
    }
    var begin = Math.max(starts, from);
    var over = Math.min(ends, to);
    goBackTo(over);
    sessions++;
    users.add(span.account());
    millis += over - begin;
    durations.add((over - begin) / 1000);
    if (begin < over) {
      present.add(-begin);
      noted();
    }
  }

  /** Stops at each midnight on the way: who is still there was there on the day before it too. */
  private void goBackTo(long moment) {
    if (moment > now) {
      throw new IllegalArgumentException("the latest end comes first");
    }
    for (var day = Math.ceilDiv(now, DAY) - 1; day * DAY > moment; day--) {
      arriveAt(day * DAY);
    }
    arriveAt(moment);
  }

  private void arriveAt(long moment) {
    now = moment;
    while (!present.isEmpty() && -present.element() >= moment) {
      present.remove();
    }
    noted();
  }

  /** So many go on just before this moment. */
  private void noted() {
    var many = present.size();
    peak = Math.max(peak, many);
    var day = Math.floorDiv(now - 1, DAY) - firstDay;
    if (day >= 0 && day < peaks.length) {
      peaks[(int) day] = Math.max(peaks[(int) day], many);
    }
  }

  /** The sum of all that was added; nothing can be added afterwards. */
  public Usage usage() {
    goBackTo(from);
    return new Usage(
        sessions,
        active,
        users.size(),
        Duration.ofMillis(millis),
        durations.quantile(0.5),
        durations.quantile(0.95),
        peak,
        dailyPeaks());
  }

  private List<Usage.DailyPeak> dailyPeaks() {
    var days = new ArrayList<Usage.DailyPeak>();
    for (var i = 0; i < peaks.length; i++) {
      days.add(new Usage.DailyPeak(LocalDate.ofEpochDay(firstDay + i), peaks[i]));
    }
    return days;
  }
}
