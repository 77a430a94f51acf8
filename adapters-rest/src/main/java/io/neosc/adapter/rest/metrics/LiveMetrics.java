package io.neosc.adapter.rest.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.neosc.application.live.port.in.LiveQueries;
import jakarta.inject.Singleton;

/** Shows the counts that are kept in memory. */
@Singleton
final class LiveMetrics implements MeterBinder {
  private final LiveQueries live;

  LiveMetrics(LiveQueries live) {
    this.live = live;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("neosc.active.sessions", live, l -> l.statistics().activeSessions())
        .description("Sessions that are active now, on all nodes together")
        .register(registry);
  }
}
