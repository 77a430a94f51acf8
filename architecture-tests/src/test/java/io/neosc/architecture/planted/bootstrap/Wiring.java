package io.neosc.architecture.planted.bootstrap;

import io.neosc.architecture.planted.application.session.SessionService;

/** Builds a service where services are built. */
public final class Wiring {
  SessionService sessions() {
    return new SessionService();
  }
}
