package io.neosc.architecture.planted.adapter.rest.session;

import io.neosc.architecture.planted.bootstrap.Wiring;
import io.neosc.architecture.planted.domain.shared.Breaks;

/** An adapter that knows how it is wired. */
@Breaks(5)
record KnowsBootstrap(Wiring wiring) {}
