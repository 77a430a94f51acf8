package io.neosc.application.alert;

import io.neosc.application.alert.port.out.AlertRepository;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.live.port.out.LiveFeed;
import io.neosc.application.shared.Deciding;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.shared.port.UniqueKey;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.AlertId;
import io.neosc.domain.alert.PolicyDisabledRule;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.policy.PolicyId;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raises and clears the alerts of the built-in rule {@code policy_disabled}. Every node evaluates
 * every change, in order and one at a time; that the same occurrence raises one alert, whichever
 * nodes see it and how often, is held by the operation key and by the store's unique live
 * fingerprint. While the store is away an evaluation waits and is made up for.
 */
public final class PolicyAlerts implements LiveFeed {
  private static final Logger log = LoggerFactory.getLogger(PolicyAlerts.class);
  private static final int TRACE_ID_BYTES = 16;
  private final AlertRepository alerts;
  private final LiveQueries live;
  private final Commits commits;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final ScheduledExecutorService worker;
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
    this.ids = ids;
    this.clock = clock;
    this.worker = worker;
  }

  @Override
  public void changed(Change change) {
    if (change instanceof Change.PolicyStored(var policy)) {
      later(policy, 0);
    }
  }

  @Override
  public void rebuilt() {
    live.policies().forEach(policy -> later(policy, 0));
  }

  private void later(Policy.State policy, long seconds) {
    try {
      var _ = worker.schedule(() -> evaluateOrWait(policy), seconds, TimeUnit.SECONDS);
    } catch (RejectedExecutionException ending) {
      log.debug("Not evaluated, the process ends; the next start does it", ending);
    }
  }

  private void evaluateOrWait(Policy.State policy) {
    if (policy.version() <= evaluated.getOrDefault(policy.id(), 0L)) {
      return;
    }
    try {
      evaluate(policy);
      evaluated.put(policy.id(), policy.version());
    } catch (StoreUnavailable away) {
      later(policy, away.retryAfter().toSeconds());
    } catch (RuntimeException e) {
      log.error("The rule policy_disabled could not be evaluated for {}", policy.key(), e);
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
    if (alerts.findLive(cause.fingerprint()).isPresent()) {
      return;
    }
    var alert = Alert.fire(new AlertId(ids.next(AlertId.PREFIX)), cause, clock.instant());
    try {
      commits.commit(context().once(cause.fingerprint() + "/" + policy.version()), alert);
    } catch (KeyTaken taken) {
      if (taken.key() != UniqueKey.LIVE_ALERT) {
        throw taken;
      }
    }
  }

  private void clear(Policy.State policy) {
    Deciding.again(() -> {
      Optional<Alert> found = alerts.findLive(PolicyDisabledRule.fingerprint(policy));
      found.ifPresent(alert -> {
        alert.clear(clock.instant());
        commits.commit(context(), alert);
      });
      return found;
    });
  }

  private CommitContext context() {
    return CommitContext.system(HexFormat.of().formatHex(ids.random(TRACE_ID_BYTES)));
  }
}
