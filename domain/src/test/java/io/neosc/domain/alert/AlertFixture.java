package io.neosc.domain.alert;

import io.neosc.domain.identity.AccountFixture;
import io.neosc.domain.shared.Given;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Alerts in sentences. */
public final class AlertFixture {
  private AlertFixture() {}

  public static AlertId anAlertId() {
    return new AlertId(Given.anId(AlertId.PREFIX));
  }

  /** A critical cause with a fingerprint of its own. */
  public static Cause aCause() {
    return aCause(Given.anId("policy_disabled/"), Severity.CRITICAL);
  }

  public static Cause aCause(String fingerprint, Severity severity) {
    return new Cause(
        new RuleId("rul-policy-disabled"),
        1,
        fingerprint,
        Map.of("rule", "policy_disabled"),
        "policy:pol-1",
        severity,
        "Policy is disabled",
        null,
        null,
        List.of());
  }

  /** Fired at noon; not stored. */
  public static Alert aFiringAlert() {
    return aFiringAlert(aCause(), Given.NOON);
  }

  public static Alert aFiringAlert(Cause cause, Instant at) {
    return Alert.fire(anAlertId(), cause, at);
  }

  public static Alert aPendingAlert() {
    return Alert.pending(anAlertId(), aCause(), Given.NOON);
  }

  public static Alert anAcknowledgedAlert() {
    var alert = aFiringAlert();
    alert.acknowledge(AccountFixture.anAccountId(), null, Given.NOON.plusSeconds(60));
    return alert;
  }

  /** Its condition cleared a minute after noon. */
  public static Alert aResolvedAlert() {
    var alert = aFiringAlert();
    alert.clear(Given.NOON.plusSeconds(60));
    return alert;
  }

  /** Repeated, acknowledged, noted and resolved, with a value in every field; not stored. */
  public static Alert theFullestAlert() {
    var cause =
        new Cause(
            new RuleId("rul-7"),
            3,
            Given.anId("policy_disabled/"),
            Map.of("policy", "pol-1", "Größe", "x.y", "rule", "policy_disabled"),
            "policy:pol-1",
            Severity.LOW,
            "Policy \"MFA\" is disabled",
            "disabled",
            "enabled",
            List.of("policy pol-1 version 2", "audit 17"));
    var alert = Alert.pending(anAlertId(), cause, Given.NOON);
    alert.fire(Given.NOON.plusMillis(1));
    alert.repeat(Given.NOON.plusMillis(2));
    alert.acknowledge(AccountFixture.anAccountId(), "I look at it", Given.NOON.plusMillis(3));
    alert.note(AccountFixture.anAccountId(), "found \uD83D\uDE80", Given.NOON.plusMillis(4));
    alert.resolve(AccountFixture.anAccountId(), "over", Given.NOON.plusMillis(5));
    return alert;
  }
}
