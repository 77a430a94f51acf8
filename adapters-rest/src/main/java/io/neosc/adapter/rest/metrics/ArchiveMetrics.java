package io.neosc.adapter.rest.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.neosc.application.audit.port.in.ArchiveQueries;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Shows how retention goes: what left, how old the oldest entry is, and when it went well (AU-11).
 */
@Singleton
final class ArchiveMetrics implements MeterBinder {
  private static final double MILLIS = 1000;

  /** Asked for late: archiving commits, and commits are counted. */
  private final Provider<ArchiveQueries> archive;

  private final InstantSource clock;

  ArchiveMetrics(Provider<ArchiveQueries> archive, InstantSource clock) {
    this.archive = archive;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    FunctionCounter.builder("neosc.audit.archived.entries", this, m -> m.archive.get().archived())
        .description("Entries that this node has moved from the database into the archive")
        .register(registry);
    Gauge.builder("neosc.audit.oldest.hot.entry", this, m -> m.since(ArchiveQueries::oldest))
        .baseUnit("seconds")
        .description("Age of the oldest entry that has not left the database; NaN before a look")
        .register(registry);
    Gauge.builder(
            "neosc.audit.archive.last.success", this, m -> m.since(ArchiveQueries::lastSuccess))
        .baseUnit("seconds")
        .description("Since this node saw that all had left that should; NaN before that")
        .register(registry);
  }

  private double since(Function<ArchiveQueries, Optional<Instant>> moment) {
    return moment
        .apply(archive.get())
        .map(then -> Duration.between(then, clock.instant()).toMillis() / MILLIS)
        .orElse(Double.NaN);
  }
}
