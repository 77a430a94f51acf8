package io.neosc.domain.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps a flood of equal happenings from being told one by one: the first of a kind is told at
 * once, and then at most one per interval, with how many it stands for. Safe for many threads.
 */
public final class Repeats {
  private final Duration interval;
  private final Map<String, Kind> kinds;

  /** When a kind was told last, and how many came since. */
  private static final class Kind {
    private Instant told;
    private int untold;

    private Kind(Instant told) {
      this.told = told;
    }
  }

  /**
   * @param interval how long a kind is silent after it was told
   * @param max how many kinds are remembered at most; beyond that the one that was seen least
   *     lately is forgotten, and is new when it comes again
   */
  public Repeats(Duration interval, int max) {
    this.interval = interval;
    this.kinds =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Kind> eldest) {
            return size() > max;
          }
        };
  }

  /**
   * Takes note of one of this {@code kind}.
   *
   * @return how many to tell of, this one included; 0 if it is too early to tell of any
   */
  public synchronized int seen(String kind, Instant now) {
    var known = kinds.get(kind);
    if (known == null) {
      kinds.put(kind, new Kind(now));
      return 1;
    }
    known.untold++;
    if (now.isBefore(known.told.plus(interval))) {
      return 0;
    }
    var count = known.untold;
    known.untold = 0;
    known.told = now;
    return count;
  }
}
