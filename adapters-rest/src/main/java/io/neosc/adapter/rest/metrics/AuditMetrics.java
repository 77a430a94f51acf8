package io.neosc.adapter.rest.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.neosc.application.audit.port.in.TrailQueries;
import io.neosc.application.audit.port.in.TrailQueries.Verified;
import io.neosc.domain.audit.Verdict.Status;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;

/** Shows when this node verified the trail last, and what came of it (AU-9, OB-3). */
@Singleton
final class AuditMetrics implements MeterBinder {
  private static final double MILLIS = 1000;

  /** Asked for late: verifying commits, and commits are counted. */
  private final Provider<TrailQueries> verification;

  private final InstantSource clock;

  AuditMetrics(Provider<TrailQueries> verification, InstantSource clock) {
    this.verification = verification;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("neosc.audit.verification.age", this, m -> m.ofLast(m::age))
        .baseUnit("seconds")
        .description("Since this node verified the trail last; NaN before the first time")
        .register(registry);
    Gauge.builder("neosc.audit.verification.entries", this, m -> m.ofLast(AuditMetrics::entries))
        .description("How many entries it looked at then")
        .register(registry);
    Gauge.builder("neosc.audit.verification.broken", this, m -> m.ofLast(AuditMetrics::broken))
        .description("1 if the trail was not what was written, 0 if it was")
        .register(registry);
  }

  private double ofLast(ToDoubleFunction<Verified> value) {
    return verification.get().last().map(last -> value.applyAsDouble(last)).orElse(Double.NaN);
  }

  private double age(Verified last) {
    return Duration.between(last.at(), clock.instant()).toMillis() / MILLIS;
  }

  private static double entries(Verified last) {
    return last.report().entries();
  }

  private static double broken(Verified last) {
    return last.report().worst() == Status.BROKEN ? 1 : 0;
  }
}
