package io.neosc.adapter.rest.policy;

import io.micronaut.serde.annotation.Serdeable;
import io.neosc.domain.policy.Policy;
import io.swagger.v3.oas.annotations.media.Schema;

/** What a policy is after it was switched (PO-3). */
@Serdeable.Serializable
@Schema(name = "PolicySwitched")
record SwitchResponse(String message, boolean enabled, PolicyResponse policy) {

  static SwitchResponse of(Policy.State policy) {
    return new SwitchResponse(
        policy.enabled() ? "Policy enabled" : "Policy disabled",
        policy.enabled(),
        PolicyResponse.of(policy));
  }
}
