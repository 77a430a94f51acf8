package io.neosc.architecture.planted.adapter.rest.session;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.neosc.architecture.planted.domain.shared.Breaks;

/** A handler that stays on the event loop. */
@Breaks(21)
@Controller("/blocking")
@Secured("isAuthenticated()")
final class BlockingController {
  @Get
  String wait(String id) {
    return id;
  }
}
