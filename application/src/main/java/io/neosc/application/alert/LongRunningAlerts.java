package io.neosc.application.alert;

import io.neosc.application.alert.port.out.AlertRepository;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.live.port.out.LiveFeed;
import io.neosc.application.session.port.out.LongRunningSessions;
import io.neosc.application.shared.Deciding;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.SessionLongRunningRule;
import io.neosc.domain.session.EffectiveLimits.Limit;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;

/**
 * Raises the alerts of the built-in rule {@code session_long_running} when the sweep says so, once
 * per session, and clears them when the session ends: every node at once by what it hears, and the
 * sweeping one also for those that nobody heard of.
 */
public final class LongRunningAlerts implements LongRunningSessions, LiveFeed {
  private final AlertRepository alerts;
  private final LiveQueries live;
  private final Commits commits;
  private final InstantSource clock;
  private final Raising raising;

  /** Sessions with a live alert, as far as was heard. */
  private final Set<SessionId> alerted = ConcurrentHashMap.newKeySet();

  /** Sessions for which the store has been asked to raise one; for the sweep's thread. */
  private final Set<SessionId> raised = new HashSet<>();

  /**
   * @param worker runs one task at a time; its owner ends it
   */
  public LongRunningAlerts(
      AlertRepository alerts,
      LiveQueries live,
      Commits commits,
      IdGenerator ids,
      InstantSource clock,
      ScheduledExecutorService worker) {
    this.alerts = alerts;
    this.live = live;
    this.commits = commits;
    this.clock = clock;
    this.raising = new Raising(alerts, commits, ids, clock, worker);
  }

  @Override
  public void goOn(CommitContext context, Map<Session.State, Limit> overdue) {
    var active = live.activeSessions().stream().map(Session.State::id).collect(Collectors.toSet());
    overdue.forEach((session, limit) -> {
      if (active.contains(session.id()) && !raised.contains(session.id())) {
        raising.raise(
            context,
            SessionLongRunningRule.cause(session, limit),
            SessionLongRunningRule.fingerprint(session.id()));
        raised.add(session.id());
      }
    });
    raised.retainAll(active);
    live.liveAlerts().stream()
        .flatMap(alert -> SessionLongRunningRule.sessionOf(alert).stream())
        .filter(session -> !active.contains(session))
        .forEach(session -> clear(context, session));
  }

  @Override
  public void changed(Change change) {
    switch (change) {
      case Change.AlertStored(var alert) -> note(alert);
      case Change.SessionStored(var session) when !session.active() -> over(session.id());
      default -> {
        // Nothing else begins or ends what this rule is about.
      }
    }
  }

  @Override
  public void rebuilt() {
    live.liveAlerts().forEach(this::note);
  }

  private void note(Alert.State alert) {
    SessionLongRunningRule.sessionOf(alert)
        .ifPresent(session -> {
          if (alert.live()) {
            alerted.add(session);
          } else {
            alerted.remove(session);
          }
        });
  }

  private void over(SessionId session) {
    if (alerted.remove(session)) {
      raising.later("session_long_running", () -> clear(raising.context(), session));
    }
  }

  private void clear(CommitContext context, SessionId session) {
    Deciding.again(() -> {
      Optional<Alert> found = alerts.findLive(SessionLongRunningRule.fingerprint(session));
      found.ifPresent(alert -> {
        alert.clear(clock.instant());
        commits.commit(context, alert);
      });
      return found;
    });
  }
}
