package io.neosc.bootstrap;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.neosc.application.alert.LongRunningAlerts;
import io.neosc.application.alert.port.out.AlertRepository;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.live.port.out.LiveFeed;
import io.neosc.application.session.SessionEnds;
import io.neosc.application.session.SessionSweep;
import io.neosc.application.session.SessionTimes;
import io.neosc.application.session.Sweeping;
import io.neosc.application.session.port.in.SweepQueries;
import io.neosc.application.session.port.out.LongRunningSessions;
import io.neosc.application.session.port.out.SignsOfLife;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.Lease;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The end of sessions whose time is over, on one node for all. */
@Factory
final class SweepWiring {
  static final String NAME = "session-sweep";

  @Singleton
  SessionTimes limits(SessionTimesConfig config) {
    return new SessionTimes(config.limits());
  }

  @Singleton
  @Bean(typed = {LongRunningSessions.class, LiveFeed.class})
  LongRunningAlerts longRunning(
      AlertRepository alerts,
      LiveQueries live,
      Commits commits,
      IdGenerator ids,
      InstantSource clock,
      AlertWiring.Evaluation evaluation) {
    return new LongRunningAlerts(alerts, live, commits, ids, clock, evaluation.worker());
  }

  @Singleton
  @Named(NAME)
  @Bean(preDestroy = "close")
  Worker<Sweeping> sweeper(
      LiveQueries live,
      SignsOfLife signs,
      SessionEnds ends,
      LongRunningSessions longRunning,
      SessionTimes limits,
      Lease lease,
      SessionTimesConfig config,
      IdGenerator ids,
      InstantSource clock) {
    var rhythm = Sweeping.Rhythm.of(config.sweepInterval());
    var tenure = Sweeping.tenure(lease, rhythm);
    return Worker.of(
        NAME,
        worker -> {
          var sweep = new SessionSweep(live, signs, ends, longRunning, limits, tenure, ids, clock);
          return new Sweeping(sweep, tenure, worker, rhythm);
        });
  }

  @Singleton
  SweepQueries sweeps(@Named(NAME) Worker<Sweeping> sweeper) {
    return sweeper.work();
  }
}
