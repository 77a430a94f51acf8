package io.neosc.domain.policy;

import io.neosc.domain.identity.AccountFixture;
import io.neosc.domain.shared.Given;
import java.util.List;
import java.util.Map;

/** Policies in sentences. */
public final class PolicyFixture {
  private PolicyFixture() {}

  public static PolicyId aPolicyId() {
    return new PolicyId(Given.anId(PolicyId.PREFIX));
  }

  /** Shipped at noon and in force; not stored. */
  public static Policy aShippedPolicy() {
    return Policy.shipped(aPolicyId(), aContent(), Given.NOON);
  }

  public static Policy.Content aContent() {
    return new Policy.Content(
        "MFA Required",
        "People prove who they are with a second factor.",
        PolicyType.ACCESS,
        List.of("Require MFA for login"),
        List.of(aControl("mfa")));
  }

  public static Control aControl(String id) {
    return new Control(id, "require_mfa", Map.of(), Enforcement.MONITORED, "Second factor");
  }

  /** Disabled by somebody, with a value in every field; not stored. */
  public static Policy theFullestPolicy() {
    var policy =
        Policy.shipped(
            aPolicyId(),
            new Policy.Content(
                "Récording",
                "What happens can be looked at \"later\".",
                PolicyType.SESSION,
                List.of("Record", "30-day retention"),
                List.of(
                    new Control(
                        "retention",
                        "retention_days",
                        Map.of(
                            "days", List.of("30"), "of", List.of("screen", "keys"), "x", List.of()),
                        Enforcement.ENFORCED,
                        "Kept 30 days"),
                    new Control(
                        "keystrokes",
                        "log_keystrokes",
                        Map.of(),
                        Enforcement.UNSUPPORTED,
                        "Keystrokes are logged"))),
            Given.NOON);
    policy.enable(false, AccountFixture.anAccountId(), Given.NOON.plusMillis(1));
    return policy;
  }
}
