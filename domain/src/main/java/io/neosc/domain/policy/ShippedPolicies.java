package io.neosc.domain.policy;

import java.util.List;
import java.util.Map;

/**
 * The policies of a first start (PO-2). Their controls begin as monitored, because on the first day
 * nobody has a second factor or a reporting gateway; what the product cannot do says unsupported.
 */
public final class ShippedPolicies {
  private ShippedPolicies() {}

  /**
   * @param enforced whether controls that can be enforced start so
   */
  public static Map<PolicyId, Policy.Content> contents(boolean enforced) {
    var normal = enforced ? Enforcement.ENFORCED : Enforcement.MONITORED;
    return Map.of(
        new PolicyId("pol-mfa-required"),
        new Policy.Content(
            "MFA Required",
            "People prove who they are with a second factor.",
            PolicyType.ACCESS,
            List.of("Require MFA for login", "WebAuthn preferred", "TOTP as fallback"),
            List.of(
                new Control("mfa", "require_mfa", Map.of(), normal, "Second factor at sign-in"),
                new Control(
                    "webauthn",
                    "webauthn_preferred",
                    Map.of(),
                    Enforcement.MONITORED,
                    "Passkeys where people have them"))),
        new PolicyId("pol-network-zero-trust"),
        new Policy.Content(
            "Zero Trust Network",
            "No connection is trusted for where it comes from.",
            PolicyType.NETWORK,
            List.of("No direct connections", "WireGuard encryption", "Identity verification"),
            List.of(
                new Control(
                    "tunnel", "require_encrypted_tunnel", Map.of(), normal, "Encrypted tunnel"),
                new Control("identity", "verify_identity", Map.of(), normal, "Identity verified"))),
        new PolicyId("pol-session-recording"),
        new Policy.Content(
            "Session Recording",
            "What happens in a session can be looked at later.",
            PolicyType.SESSION,
            List.of("Record screen activity", "Log keystrokes for audit", "30-day retention"),
            List.of(
                new Control(
                    "recording", "require_recording", Map.of(), normal, "Screen is recorded"),
                new Control(
                    "keystrokes",
                    "log_keystrokes",
                    Map.of(),
                    Enforcement.UNSUPPORTED,
                    "Keystrokes are logged"),
                new Control(
                    "retention",
                    "retention_days",
                    Map.of("days", List.of("30")),
                    normal,
                    "Recordings are kept 30 days"))));
  }
}
