package io.neosc.domain.shared;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** The time at which fixtures happen, and ids that no other fixture has. */
public final class Given {
  /** With milliseconds, so that a store that keeps seconds only is seen. */
  public static final Instant NOON = Instant.parse("2026-03-05T12:00:00.123Z");

  private static final AtomicLong COUNT = new AtomicLong();

  private Given() {}

  /** An id that was never given before; ids sort by the order in which they were given. */
  public static String anId(String prefix) {
    return prefix + "01956fd0-0000-7000-8000-%012x".formatted(COUNT.incrementAndGet());
  }
}
