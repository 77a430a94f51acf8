package io.neosc.architecture.planted.application.session;

import io.neosc.architecture.planted.application.session.port.in.SessionQueries;
import io.neosc.architecture.planted.domain.shared.Breaks;

/** A decorator of an in-port that is not final. */
@Breaks(10)
class OpenDecorator implements SessionQueries {
  @Override
  public long count() {
    return 1;
  }
}
