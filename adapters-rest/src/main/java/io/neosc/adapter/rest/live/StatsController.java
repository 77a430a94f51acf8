package io.neosc.adapter.rest.live;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.application.live.port.in.LiveQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Counts, from memory. */
@Controller("/api/stats")
@Tag(name = "Status")
final class StatsController {
  private final LiveQueries live;

  StatsController(LiveQueries live) {
    this.live = live;
  }

  @Get
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Operation(summary = "Read the counts of the installation", description = "Every role.")
  @ApiResponse(responseCode = "200", description = "True counts; null with a reason otherwise")
  @Answers.SignedIn
  StatsResponse stats() {
    return StatsResponse.of(live.statistics());
  }
}
