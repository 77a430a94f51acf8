package io.neosc.adapter.websocket;

import java.time.InstantSource;

/**
 * Numbers that only grow, also over restarts of the process as long as its clock does not go back
 * and fewer than a thousand frames are made in each millisecond of its life on average.
 */
final class Sequence {
  private final InstantSource clock;
  private long last;

  Sequence(InstantSource clock) {
    this.clock = clock;
  }

  long next() {
    last = Math.max(last + 1, clock.millis() * 1000);
    return last;
  }
}
