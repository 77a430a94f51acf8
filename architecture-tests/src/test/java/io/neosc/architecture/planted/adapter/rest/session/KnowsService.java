package io.neosc.architecture.planted.adapter.rest.session;

import io.neosc.architecture.planted.application.session.SessionService;
import io.neosc.architecture.planted.domain.shared.Breaks;

/** An adapter that goes past the port. */
@Breaks(3)
record KnowsService(SessionService sessions) {}
