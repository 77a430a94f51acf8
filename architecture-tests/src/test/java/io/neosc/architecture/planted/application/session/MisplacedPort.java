package io.neosc.architecture.planted.application.session;

import io.neosc.architecture.planted.domain.shared.Breaks;

/** A port outside the port packages. */
@Breaks(9)
public interface MisplacedPort {}
