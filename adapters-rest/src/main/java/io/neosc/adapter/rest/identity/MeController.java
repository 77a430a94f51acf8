package io.neosc.adapter.rest.identity;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.application.organization.port.in.OrganizationQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Who the caller is: what finding that out brought along, so it is answered on the event loop. */
@Controller("/api/auth/me")
@Tag(name = "Sign-in")
final class MeController {
  private final OrganizationQueries organizations;

  MeController(OrganizationQueries organizations) {
    this.organizations = organizations;
  }

  @Get
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Operation(summary = "Who the caller is", description = "Every role.")
  @ApiResponse(responseCode = "200", description = "The account behind the token")
  @Answers.SignedIn
  AccountResponse me(HttpRequest<?> http) {
    return AccountResponse.of(Caller.of(http).signIn(), organizations);
  }
}
