package io.neosc.domain.alert;

import io.neosc.domain.policy.Policy;
import java.util.List;
import java.util.Map;

/**
 * The built-in rule {@code policy_disabled} (AL-2): a policy that is out of force is a critical
 * alert, and its return clears it.
 */
public final class PolicyDisabledRule {
  public static final RuleId ID = new RuleId("rul-policy-disabled");
  private static final long VERSION = 1;

  private PolicyDisabledRule() {}

  /** Whether the condition holds for this policy. */
  public static boolean holds(Policy.State policy) {
    return !policy.enabled();
  }

  public static String fingerprint(Policy.State policy) {
    return "policy_disabled/" + policy.id().value();
  }

  public static Cause cause(Policy.State policy) {
    return new Cause(
        ID,
        VERSION,
        fingerprint(policy),
        Map.of("policy", policy.id().value(), "rule", "policy_disabled"),
        "policy:" + policy.id().value(),
        Severity.CRITICAL,
        "Policy \"" + policy.content().name() + "\" is disabled",
        "disabled",
        "enabled",
        List.of("policy " + policy.id().value() + " version " + policy.version()));
  }
}
