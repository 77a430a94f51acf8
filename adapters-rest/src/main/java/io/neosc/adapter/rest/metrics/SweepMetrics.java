package io.neosc.adapter.rest.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.neosc.application.session.port.in.SweepQueries;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** Shows which node ends sessions whose time is over, and that it does so. */
@Singleton
final class SweepMetrics implements MeterBinder {
  /** Asked for late: what sweeps commits, and commits are counted. */
  private final Provider<SweepQueries> sweeps;

  SweepMetrics(Provider<SweepQueries> sweeps) {
    this.sweeps = sweeps;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("neosc.session.sweeping", this, m -> m.sweeps.get().sweeping() ? 1 : 0)
        .description("1 on the node that ends sessions whose time is over, 0 on the others")
        .register(registry);
    FunctionCounter.builder("neosc.session.sweeps", this, m -> m.sweeps.get().sweeps())
        .description("How often this node looked for sessions whose time is over")
        .register(registry);
  }
}
