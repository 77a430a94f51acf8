package io.neosc.application.alert;

import io.neosc.application.alert.port.out.AlertRepository;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.live.port.out.LiveFeed;
import io.neosc.application.shared.Deciding;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.PolicyDisabledRule;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.policy.PolicyId;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Raises and clears the alerts of the built-in rule {@code policy_disabled}. Every node evaluates
 * every change, in order and one at a time; that the same occurrence raises one alert, whichever
 * nodes see it and how often, is held by the operation key and by the store's unique live
 * fingerprint. While the store is away an evaluation waits and is made up for.
 */
public final class PolicyAlerts implements LiveFeed {
  private final AlertRepository alerts;
  private final LiveQueries live;
  private final Commits commits;
  private final InstantSource clock;
  private final Raising raising;
  private final Map<PolicyId, Long> evaluated = new HashMap<>();

  /**
   * @param worker runs one task at a time; its owner ends it
   */
  public PolicyAlerts(
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
  public void changed(Change change) {
    if (change instanceof Change.PolicyStored(var policy)) {
      later(policy);
    }
  }

  @Override
  public void rebuilt() {
    live.policies().forEach(policy -> later(policy));
  }

  private void later(Policy.State policy) {
    raising.later("policy_disabled", () -> evaluateNewest(policy));
  }

  private void evaluateNewest(Policy.State policy) {
    if (policy.version() > evaluated.getOrDefault(policy.id(), 0L)) {
      evaluate(policy);
      evaluated.put(policy.id(), policy.version());
    }
  }

  private void evaluate(Policy.State policy) {
    if (PolicyDisabledRule.holds(policy)) {
      raise(policy);
    } else {
      clear(policy);
    }
  }

  private void raise(Policy.State policy) {
    var cause = PolicyDisabledRule.cause(policy);
    raising.raise(cause, cause.fingerprint() + "/" + policy.version());
  }

  private void clear(Policy.State policy) {
    Deciding.again(() -> {
      Optional<Alert> found = alerts.findLive(PolicyDisabledRule.fingerprint(policy));
      found.ifPresent(alert -> {
        alert.clear(clock.instant());
        commits.commit(raising.context(), alert);
      });
      return found;
    });
  }
}
