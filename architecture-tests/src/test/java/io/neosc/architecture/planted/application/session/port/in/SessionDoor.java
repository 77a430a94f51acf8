package io.neosc.architecture.planted.application.session.port.in;

import io.neosc.architecture.planted.domain.shared.Breaks;

/** An in-port that is neither Commands nor Queries. */
@Breaks(9)
public interface SessionDoor {}
