package io.neosc.bootstrap;

import io.micronaut.context.annotation.Factory;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.usage.UsageService;
import io.neosc.application.usage.port.in.UsageQueries;
import io.neosc.application.usage.port.out.SessionSpans;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** How much workspaces are used. */
@Factory
final class UsageWiring {

  @Singleton
  UsageQueries queries(SessionSpans spans, LiveQueries live, InstantSource clock) {
    return new UsageService(spans, live, clock, UsageService.PATIENCE);
  }
}
