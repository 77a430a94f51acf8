package io.neosc.domain.review;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Adds up entries of one week; what it holds grows with the different names, up to a bound. */
public final class ReviewTally {
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final long from;
  private final long[] days = new long[ReviewWeek.DAYS];
  private final Names actions = new Names();
  private final Names accounts = new Names();
  private final Names addresses = new Names();

  public ReviewTally(ReviewWeek week) {
    from = week.from().toEpochMilli();
  }

  /**
   * Counts an entry.
   *
   * @throws IllegalArgumentException if it is of another week
   */
  public void add(ReviewedEntry entry) {
    var day = Math.floorDiv(entry.timestamp().toEpochMilli() - from, DAY);
    if (day < 0 || day >= days.length) {
      throw new IllegalArgumentException("an entry of another week");
    }
    days[(int) day]++;
    actions.add(entry.action());
    var account = entry.account();
    accounts.add(account == null ? null : account.toLowerCase(Locale.ROOT));
    addresses.add(entry.ipAddress());
  }

  /**
   * What was added so far.
   *
   * @param top so many names of each kind at most
   */
  public Sum sum(int top) {
    return new Sum(
        LongStream.of(days).sum(),
        LongStream.of(days).boxed().toList(),
        actions.ranking(top),
        accounts.ranking(top),
        addresses.ranking(top));
  }

  /**
   * Entries of a week, added up.
   *
   * @param days how many on each day, Monday first
   * @param accounts by e-mail address in lower case; where there is none, by id
   */
  public record Sum(
      long total, List<Long> days, Ranking actions, Ranking accounts, Ranking addresses) {
    public Sum {
      days = List.copyOf(days);
    }
  }

  private static final class Names {
    private static final Comparator<Ranking.Count> MOST_FIRST =
        Comparator.comparingLong(Ranking.Count::count)
            .reversed()
            .thenComparing(Ranking.Count::name);

    private final Map<String, Long> counts = new HashMap<>();
    private long unnamed;
    private boolean complete = true;

    void add(@Nullable String name) {
      if (name == null) {
        unnamed++;
      } else if (counts.size() < Ranking.MOST || counts.containsKey(name)) {
        counts.merge(name, 1L, Long::sum);
      } else {
        complete = false;
      }
    }

    Ranking ranking(int top) {
      var most =
          counts.entrySet().stream()
              .map(name -> new Ranking.Count(name.getKey(), name.getValue()))
              .sorted(MOST_FIRST)
              .limit(top)
              .toList();
      return new Ranking(most, counts.size(), unnamed, complete);
    }
  }
}
