package io.neosc.architecture.planted.application.session.port.out;

import io.neosc.architecture.planted.domain.shared.Breaks;

/** An in-port's name in the wrong place. */
@Breaks(9)
public interface StrayQueries {}
