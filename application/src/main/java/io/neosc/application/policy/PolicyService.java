package io.neosc.application.policy;

import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.policy.port.in.PolicyCommands;
import io.neosc.application.policy.port.in.PolicyQueries;
import io.neosc.application.policy.port.in.SwitchPolicy;
import io.neosc.application.policy.port.out.PolicyRepository;
import io.neosc.application.shared.Deciding;
import io.neosc.application.shared.Paging;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.policy.PolicyId;
import io.neosc.domain.policy.PolicyNotFound;
import io.neosc.domain.shared.VersionMismatch;
import java.time.InstantSource;

/** Reads and switches policies. */
public final class PolicyService implements PolicyCommands, PolicyQueries {
  private final PolicyRepository policies;
  private final LiveQueries live;
  private final Commits commits;
  private final InstantSource clock;

  public PolicyService(
      PolicyRepository policies, LiveQueries live, Commits commits, InstantSource clock) {
    this.policies = policies;
    this.live = live;
    this.commits = commits;
    this.clock = clock;
  }

  @Override
  public Policy.State switchPolicy(SwitchPolicy command) {
    return Deciding.again(() -> decideSwitch(command));
  }

  private Policy.State decideSwitch(SwitchPolicy command) {
    var policy =
        policies.find(command.policy()).orElseThrow(() -> new PolicyNotFound(command.policy()));
    var present = policy.state();
    var expected = command.expectedVersion();
    if (expected != null && expected != present.version()) {
      throw new VersionMismatch(present.key(), present.version());
    }
    var enabled = command.enabled();
    policy.enable(
        enabled == null ? !present.enabled() : enabled,
        command.context().requireActor().accountId(),
        clock.instant());
    if (policy.events().isEmpty()) {
      return present;
    }
    commits.commit(command.context(), policy);
    return policy.state().atVersion(present.version() + 1);
  }

  @Override
  public Page<Policy.State> policies(PageRequest page) {
    return Paging.of(live.policies(), page, policy -> new Cursor(policy.createdAt(), policy.key()));
  }

  @Override
  public Policy.State policy(PolicyId id) {
    return live.policies().stream()
        .filter(policy -> policy.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new PolicyNotFound(id));
  }
}
