package io.neosc.bootstrap;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

/** The product's one clock. */
@Factory
final class ClockWiring {

  /**
   * It ticks in milliseconds: MongoDB keeps no more, and what was stored must equal what was meant.
   */
  @Primary
  @Singleton
  InstantSource clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
  }
}
