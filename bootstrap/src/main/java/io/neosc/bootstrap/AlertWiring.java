package io.neosc.bootstrap;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.neosc.application.alert.AlertService;
import io.neosc.application.alert.PolicyAlerts;
import io.neosc.application.alert.SessionLimitAlerts;
import io.neosc.application.alert.TokenReuseAlerts;
import io.neosc.application.alert.port.in.AlertQueries;
import io.neosc.application.alert.port.out.AlertRepository;
import io.neosc.application.live.LiveChanges;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.session.LaunchSettings;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Alerts and the built-in rule that raises them. */
@Factory
final class AlertWiring {

  /** The one thread on which this node evaluates rules. */
  record Evaluation(ScheduledExecutorService worker) implements AutoCloseable {
    @Override
    public void close() {
      worker.shutdownNow();
    }
  }

  @Singleton
  @Bean(preDestroy = "close")
  Evaluation evaluation() {
    return new Evaluation(
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("alert-evaluation").factory()));
  }

  @Singleton
  PolicyAlerts policyAlerts(
      AlertRepository alerts,
      LiveQueries live,
      Commits commits,
      IdGenerator ids,
      InstantSource clock,
      Evaluation evaluation) {
    return new PolicyAlerts(alerts, live, commits, ids, clock, evaluation.worker());
  }

  @Singleton
  TokenReuseAlerts tokenReuseAlerts(
      AlertRepository alerts,
      LiveChanges changes,
      Commits commits,
      IdGenerator ids,
      InstantSource clock,
      Evaluation evaluation) {
    return new TokenReuseAlerts(
        alerts, changes::reusedSignIns, commits, ids, clock, evaluation.worker());
  }

  @Singleton
  SessionLimitAlerts sessionLimitAlerts(
      AlertRepository alerts,
      LiveQueries live,
      LaunchSettings settings,
      Commits commits,
      IdGenerator ids,
      InstantSource clock,
      Evaluation evaluation) {
    return new SessionLimitAlerts(
        alerts, live, settings.limits(), commits, ids, clock, evaluation.worker());
  }

  @Singleton
  AlertQueries queries(AlertRepository alerts) {
    return new AlertService(alerts);
  }
}
