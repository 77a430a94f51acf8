package io.neosc.bootstrap;

import io.micronaut.context.annotation.Factory;
import io.neosc.application.health.HealthService;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.shared.port.Probe;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** How the node is; one service knows. */
@Factory
final class HealthWiring {

  @Singleton
  HealthService service(List<Probe> probes, LiveQueries live, InstantSource clock) {
    return new HealthService(probes, live, clock);
  }
}
