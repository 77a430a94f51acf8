package io.neosc.domain.alert;

import java.util.List;
import java.util.Map;

/**
 * The built-in rule {@code audit_trail_broken} (AU-9): the trail is not what was signed. One
 * critical alert for each chain, which stays until somebody resolves it.
 */
public final class AuditTrailBrokenRule {
  public static final RuleId ID = new RuleId("rul-audit-trail-broken");
  private static final long VERSION = 1;

  private AuditTrailBrokenRule() {}

  /**
   * @param kind in lower case with underscores, such as {@code cut}
   * @param seq the place where it was seen
   */
  public static Cause cause(String chain, String kind, long seq) {
    return new Cause(
        ID,
        VERSION,
        "audit_trail_broken/" + chain,
        Map.of("chain", chain, "rule", "audit_trail_broken"),
        "audit:" + chain,
        Severity.CRITICAL,
        "The audit trail is not what was signed: " + kind + " at entry " + seq,
        "1",
        "1",
        List.of("entry " + seq));
  }
}
