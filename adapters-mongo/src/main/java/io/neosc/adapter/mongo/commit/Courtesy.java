package io.neosc.adapter.mongo.commit;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How long a writer holds back so that others who write to the same chain get their turn: not at
 * all while it is alone; a little, at random and growing, while it meets foreign entries.
 */
final class Courtesy {
  private static final long SMALLEST = 1_000_000;
  private static final long GREATEST = 20_000_000;

  private long pause;

  /** Whether others have been writing lately, so that the chain's end is better read anew. */
  boolean shared() {
    return pause > 0;
  }

  void metOthers() {
    pause = Math.clamp(2 * pause, SMALLEST, GREATEST);
  }

  void wasAlone() {
    pause = pause <= SMALLEST ? 0 : pause / 2;
  }

  /** Nanoseconds to wait before the next batch. */
  long next() {
    return pause == 0 ? 0 : ThreadLocalRandom.current().nextLong(pause / 2, pause + 1);
  }
}
