package io.neosc.application.policy.port.in;

import io.neosc.domain.policy.Policy;

/** Changes policies. */
public interface PolicyCommands {

  /**
   * Switches and gives the policy as it is now. Asking for what is so already changes nothing.
   *
   * @throws io.neosc.domain.policy.PolicyNotFound if there is no such policy
   * @throws io.neosc.domain.shared.VersionMismatch if it is at another version than expected
   */
  Policy.State switchPolicy(SwitchPolicy command);
}
