package io.neosc.architecture.planted.adapter.rest.policy;

import io.neosc.architecture.planted.adapter.rest.session.SessionNeedsPolicy;
import io.neosc.architecture.planted.domain.shared.Breaks;

/** One half of a cycle. */
@Breaks(6)
public record PolicyNeedsSession(SessionNeedsPolicy other) {}
