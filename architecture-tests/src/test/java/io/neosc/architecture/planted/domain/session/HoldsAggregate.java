package io.neosc.architecture.planted.domain.session;

import io.neosc.architecture.planted.domain.shared.Breaks;
import java.util.List;

/** A value that holds whole aggregates instead of their ids. */
@Breaks(12)
public record HoldsAggregate(List<Session> sessions) {}
