package io.neosc.adapter.mongo.client;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.neosc.application.shared.port.Store;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Ready is who has a prepared database and a primary that answers (OB-12); told from memory. */
@Singleton
@Readiness
final class MongoReadiness implements HealthIndicator {
  private final Store store;

  MongoReadiness(Store store) {
    this.store = store;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    var status = store.ready() ? HealthStatus.UP : HealthStatus.DOWN;
    return Publishers.just(HealthResult.builder("mongodb", status).build());
  }
}
