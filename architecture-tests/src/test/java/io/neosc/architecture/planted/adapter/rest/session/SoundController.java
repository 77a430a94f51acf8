package io.neosc.architecture.planted.adapter.rest.session;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.neosc.architecture.planted.application.session.port.in.SessionQueries;

/** A sound controller. */
@Controller("/sound")
@Secured("isAuthenticated()")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SoundController {
  private final SessionQueries sessions;

  SoundController(SessionQueries sessions) {
    this.sessions = sessions;
  }

  @Get
  long count() {
    return sessions.count();
  }
}
