package io.neosc.architecture.planted.domain.unmarked;

import io.neosc.architecture.planted.domain.shared.Breaks;

/** Whether its strings may be null, nobody knows. */
@Breaks(22)
public record Unmarked(String name) {}
