package io.neosc.adapter.rest.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.neosc.application.audit.port.in.DeliveryQueries;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Shows how far behind the receiver of checkpoints is (AU-8). */
@Singleton
final class DeliveryMetrics implements MeterBinder {
  private static final double MILLIS = 1000;

  /** Asked for late, as are all who work with the store. */
  private final Provider<DeliveryQueries> delivery;

  private final InstantSource clock;

  DeliveryMetrics(Provider<DeliveryQueries> delivery, InstantSource clock) {
    this.delivery = delivery;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("neosc.audit.undelivered.checkpoint.age", this, DeliveryMetrics::age)
        .baseUnit("seconds")
        .description(
            "Age of the first checkpoint that the receiver has not got from this node; 0 if none")
        .register(registry);
  }

  private double age() {
    return delivery
        .get()
        .undelivered()
        .map(then -> Duration.between(then, clock.instant()).toMillis() / MILLIS)
        .orElse(0.0);
  }
}
