package io.neosc.architecture.planted.adapter.rest.session;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.neosc.architecture.planted.domain.shared.Breaks;

/** A route that says nothing about who may use it. */
@Breaks(16)
@Controller("/unguarded")
@ExecuteOn(TaskExecutors.BLOCKING)
final class UnguardedController {
  @Get
  String open() {
    return "";
  }
}
