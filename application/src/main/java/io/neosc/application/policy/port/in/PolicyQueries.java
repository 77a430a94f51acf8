package io.neosc.application.policy.port.in;

import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.policy.PolicyId;

/** Reads policies, from memory. */
public interface PolicyQueries {

  /** All, newest first by creation and id. */
  Page<Policy.State> policies(PageRequest page);

  /**
   * @throws io.neosc.domain.policy.PolicyNotFound if there is no such policy
   */
  Policy.State policy(PolicyId id);
}
