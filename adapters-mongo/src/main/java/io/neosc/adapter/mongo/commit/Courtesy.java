package io.neosc.adapter.mongo.commit;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How long a writer holds back so that others who write to the same chain get their turn: not at
 * all while it is alone; while it meets foreign entries, for about as long as they need for a
 * batch, at random and growing. It goes on at once when their turn is over, that is when the chain
 * has moved.
 */
final class Courtesy {
  private static final int GREATEST_LEVEL = 4;
  private static final long LEAST = 1_000_000;
  private static final long MOST = 50_000_000;

  private int level;
  private long batch = LEAST;

  /** A batch of one's own took this long. */
  void took(long nanos) {
    batch = Math.clamp((3 * batch + nanos) / 4, LEAST, MOST);
  }

  void metOthers() {
    level = Math.min(level + 1, GREATEST_LEVEL);
  }

  void metNobody() {
    level = Math.max(level - 1, 0);
  }

  /**
   * Nanoseconds to wait at most for the chain to move; 0 if nobody else has been writing lately.
   */
  long patience() {
    return level == 0
        ? 0
        : Math.min(MOST, level * ThreadLocalRandom.current().nextLong(batch, 2 * batch));
  }
}
