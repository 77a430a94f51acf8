package io.neosc.adapter.rest.session;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.problem.SessionAnswers;
import io.neosc.adapter.rest.security.Access;
import io.neosc.adapter.rest.security.Audits;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.application.session.port.in.LaunchTicketCommands;
import io.neosc.application.session.port.in.RedeemLaunchTicket;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The tickets that gateways are shown (WS-8); only for API keys. */
@Controller("/api/launch-tickets")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Gateways")
final class LaunchTicketController {
  private final LaunchTicketCommands tickets;

  LaunchTicketController(LaunchTicketCommands tickets) {
    this.tickets = tickets;
  }

  @Post("/redeem")
  @Secured(Access.SESSIONS_REPORT)
  @Audits("redeem_launch_ticket")
  @Operation(
      summary = "Use a launch ticket up and learn whom to let in where",
      description =
          "Whoever has an API key with scope sessions:report. A ticket is good once, on any node,"
              + " for 60 s, as long as its session is active and its owner neither signed out nor"
              + " locked. All that is refused looks the same.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RedeemTicketRequest.class)))
  @ApiResponse(responseCode = "200", description = "The session, its owner and its workspace")
  @Answers.Body
  @SessionAnswers.NoTicket
  @Answers.SignedIn
  RedeemedTicketResponse redeem(HttpRequest<byte[]> http) {
    var shown = RedeemTicketRequest.of(JsonBody.required(http));
    return RedeemedTicketResponse.of(
        tickets.redeem(new RedeemLaunchTicket(Caller.contextOf(http), shown.ticket())));
  }
}
