package io.neosc.architecture.planted.adapter.rest.session;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.neosc.architecture.planted.application.session.port.in.SessionQueries;
import io.neosc.architecture.planted.domain.shared.Breaks;

/** Said to answer from memory, and asks more than the read model. */
@Breaks(21)
@Controller("/stats")
@Secured("isAuthenticated()")
final class StatsController {
  private final SessionQueries sessions;

  StatsController(SessionQueries sessions) {
    this.sessions = sessions;
  }

  @Get
  long count() {
    return sessions.count();
  }
}
