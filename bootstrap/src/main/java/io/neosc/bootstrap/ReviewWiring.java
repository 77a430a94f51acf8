package io.neosc.bootstrap;

import io.micronaut.context.annotation.Factory;
import io.neosc.application.audit.AuditedReading;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.review.ReviewService;
import io.neosc.application.review.port.in.ReviewQueries;
import io.neosc.application.review.port.out.ReviewTrail;
import io.neosc.application.usage.port.in.UsageQueries;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The weekly review of the trail. */
@Factory
final class ReviewWiring {

  @Singleton
  ReviewQueries reviews(
      ReviewTrail trail,
      AuditTrail entries,
      UsageQueries usage,
      AuditedReading reading,
      InstantSource clock) {
    return new ReviewService(trail, entries, usage, reading, clock, ReviewService.PATIENCE);
  }
}
