package io.neosc.application.policy.port.out;

import io.neosc.domain.policy.Policy;
import io.neosc.domain.policy.PolicyId;
import java.util.Optional;

/** Finds policies. What was committed before the call is seen. */
public interface PolicyRepository {

  Optional<Policy> find(PolicyId id);
}
