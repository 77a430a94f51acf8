package io.neosc.architecture.planted.application.session;

import io.neosc.architecture.planted.application.session.port.in.SessionQueries;

/** A sound service. */
public final class SessionService implements SessionQueries {
  @Override
  public long count() {
    return 0;
  }
}
