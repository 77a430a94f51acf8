package io.neosc.architecture.planted.adapter.rest.session;

import io.neosc.architecture.planted.adapter.rest.policy.PolicyNeedsSession;
import io.neosc.architecture.planted.domain.shared.Breaks;

/** One half of a cycle. */
@Breaks(6)
public record SessionNeedsPolicy(PolicyNeedsSession other) {}
