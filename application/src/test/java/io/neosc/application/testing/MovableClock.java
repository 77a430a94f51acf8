package io.neosc.application.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. */
public final class MovableClock implements InstantSource {
  public static final Instant START = Instant.parse("2026-03-05T10:30:00.000Z");
  private final AtomicReference<Instant> now = new AtomicReference<>(START);

  @Override
  public Instant instant() {
    return now.get();
  }

  public void forward(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }
}
