package io.neosc.application.alert;

import io.neosc.application.alert.port.out.AlertRepository;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.live.port.out.LiveFeed;
import io.neosc.application.shared.Deciding;
import io.neosc.application.shared.Eventually;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.SessionLimitRule;
import io.neosc.domain.alert.SessionLimitRule.Fill;
import io.neosc.domain.session.SessionLimits;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Raises and clears the alerts of the built-in rules about limits of sessions (SE-10). Every node
 * compares what it knows with the limits, at most once in half a second however much changes; that
 * several see the same raises one alert, which the store's unique live fingerprint holds.
 */
public final class SessionLimitAlerts implements LiveFeed {
  private static final long PAUSE_MILLIS = 500;
  private static final String INSTALLATION = "installation";
  private final AlertRepository alerts;
  private final LiveQueries live;
  private final SessionLimits limits;
  private final Commits commits;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final Raising raising;
  private final Eventually eventually;
  private final AtomicBoolean planned = new AtomicBoolean();

  /**
   * @param worker runs one task at a time; its owner ends it
   */
  public SessionLimitAlerts(
      AlertRepository alerts,
      LiveQueries live,
      SessionLimits limits,
      Commits commits,
      IdGenerator ids,
      InstantSource clock,
      ScheduledExecutorService worker) {
    this.alerts = alerts;
    this.live = live;
    this.limits = limits;
    this.commits = commits;
    this.ids = ids;
    this.clock = clock;
    this.raising = new Raising(alerts, commits, ids, clock, worker);
    this.eventually = new Eventually(worker);
  }

  @Override
  public void changed(Change change) {
    switch (change) {
      case Change.SessionStored _, Change.WorkspaceStored _, Change.Removed _ -> plan();
      default -> {
        // says nothing of sessions or their limits
      }
    }
  }

  @Override
  public void rebuilt() {
    plan();
  }

  private void plan() {
    if (planned.compareAndSet(false, true)) {
      eventually.run("The rules about limits of sessions", this::evaluate, PAUSE_MILLIS);
    }
  }

  private void evaluate() {
    planned.set(false);
    var fills = fills();
    var known = new HashMap<String, Alert.State>();
    live.liveAlerts().forEach(alert -> known.put(alert.cause().fingerprint(), alert));
    for (var rule : SessionLimitRule.values()) {
      for (var fill : fills.values()) {
        if (rule.holds(fill) && !known.containsKey(rule.fingerprint(fill.subject()))) {
          raise(rule, fill);
        }
      }
      for (var fingerprint : known.keySet()) {
        rule.subjectOf(fingerprint)
            .filter(subject -> !fills.containsKey(subject) || !rule.holds(fills.get(subject)))
            .ifPresent(_ -> clear(fingerprint));
      }
    }
  }

  private Map<String, Fill> fills() {
    var fills = new ArrayList<Fill>();
    fills.add(
        new Fill(
            INSTALLATION,
            "This installation",
            live.statistics().activeSessions(),
            limits.installation()));
    for (var view : live.workspaces()) {
      var workspace = view.workspace();
      fills.add(
          new Fill(
              "workspace:" + workspace.key(),
              "Workspace " + workspace.description().name(),
              view.activeSessions(),
              workspace.description().limits().maxSessions()));
    }
    var bySubject = new HashMap<String, Fill>();
    fills.forEach(fill -> bySubject.put(fill.subject(), fill));
    return bySubject;
  }

  /** It may come again after it has cleared: each time is an occurrence of its own. */
  private void raise(SessionLimitRule rule, Fill fill) {
    var cause = rule.cause(fill);
    raising.raise(cause, cause.fingerprint() + "/" + ids.secret());
  }

  private void clear(String fingerprint) {
    Deciding.again(() -> {
      Optional<Alert> found = alerts.findLive(fingerprint);
      found.ifPresent(alert -> {
        alert.clear(clock.instant());
        commits.commit(raising.context(), alert);
      });
      return found;
    });
  }
}
