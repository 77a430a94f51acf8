package io.neosc.application.session;

import io.neosc.application.alert.LongRunningAlerts;
import io.neosc.application.session.SessionSweep.Outcome;
import io.neosc.application.session.port.out.SignsOfLife;
import io.neosc.application.shared.Tenure;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryLease;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.ManualScheduler;
import io.neosc.application.testing.MovableClock;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** A node that sweeps an {@link InMemoryApplication}, of which there may be several. */
final class SweepNode {
  static final Duration LEASE = Duration.ofSeconds(15);

  final ManualScheduler evaluations = new ManualScheduler();
  final Tenure tenure;
  final LongRunningAlerts alerts;
  final SessionSweep sweep;

  SweepNode(InMemoryApplication app, MovableClock storesClock, Signs signs) {
    this(app, storesClock, signs, app.commits);
  }

  /**
   * @param door that this node ends sessions through
   */
  SweepNode(InMemoryApplication app, MovableClock storesClock, Signs signs, Commits door) {
    var model = app.live.model();
    tenure = Sweeping.tenure(new InMemoryLease(app.store, storesClock), rhythm());
    alerts =
        new LongRunningAlerts(
            InMemoryRepositories.alerts(app.store), model, door, app.ids, app.clock, evaluations);
    sweep =
        new SessionSweep(
            model,
            signs,
            new SessionEnds(InMemoryRepositories.sessions(app.store), door, app.clock),
            alerts,
            app.limits,
            tenure,
            app.ids,
            app.clock);
  }

  static Sweeping.Rhythm rhythm() {
    return Sweeping.Rhythm.of(Duration.ofSeconds(30));
  }

  /** Sweeps once and gives how many it ended; -1 if that is another node's work. */
  int sweep() {
    return switch (sweep.sweep()) {
      case Outcome.Done done -> done.ended();
      case Outcome.NotMine _ -> -1;
    };
  }

  /** Signs of life that a test gives. */
  static final class Signs implements SignsOfLife {
    private final Map<SessionId, Instant> given = new HashMap<>();
    private Runnable whenAsked = () -> {};
    private int asked;

    void give(SessionId session, Instant at) {
      given.merge(session, at, (a, b) -> a.isAfter(b) ? a : b);
    }

    /** Happens at each question, before its answer. */
    void whenAsked(Runnable other) {
      whenAsked = other;
    }

    /** For how many sessions it was asked so far. */
    int asked() {
      return asked;
    }

    @Override
    public Map<SessionId, Instant> lastSeen(Collection<Session.State> sessions) {
      whenAsked.run();
      asked += sessions.size();
      var seen = new HashMap<SessionId, Instant>();
      for (var session : sessions) {
        var sign = given.get(session.id());
        var stored = session.lastSeenAt();
        seen.put(session.id(), sign == null || sign.isBefore(stored) ? stored : sign);
      }
      return seen;
    }
  }
}
