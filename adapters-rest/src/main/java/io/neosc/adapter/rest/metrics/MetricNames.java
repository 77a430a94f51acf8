package io.neosc.adapter.rest.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import jakarta.inject.Singleton;

/**
 * Keeps out what Prometheus' own check complains about (OB-1): meters that nobody describes, and
 * two names of the framework.
 */
@Singleton
final class MetricNames implements MeterFilter {

  @Override
  public MeterFilterReply accept(Meter.Id id) {
    var description = id.getDescription();
    // process_cpu_time_ns_total abbreviates its unit; process_cpu_usage says the same.
    return description == null || description.isBlank() || id.getName().equals("process.cpu.time")
        ? MeterFilterReply.DENY
        : MeterFilterReply.NEUTRAL;
  }

  @Override
  public Meter.Id map(Meter.Id id) {
    // A gauge must not end in _count.
    return id.getName().equals("system.cpu.count") ? id.withName("system.cpus") : id;
  }
}
