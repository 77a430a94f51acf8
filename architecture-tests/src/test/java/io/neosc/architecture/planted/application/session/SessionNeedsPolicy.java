package io.neosc.architecture.planted.application.session;

import io.neosc.architecture.planted.application.policy.PolicyNeedsSession;
import io.neosc.architecture.planted.domain.shared.Breaks;

/** One half of a cycle. */
@Breaks(6)
public record SessionNeedsPolicy(PolicyNeedsSession other) {}
