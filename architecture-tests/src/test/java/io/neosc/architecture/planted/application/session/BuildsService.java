package io.neosc.architecture.planted.application.session;

import io.neosc.architecture.planted.domain.shared.Breaks;

/** Somebody who builds a service in passing. */
@Breaks(5)
final class BuildsService {
  SessionService sessions() {
    return new SessionService();
  }
}
