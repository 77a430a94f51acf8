package io.neosc.adapter.rest.live;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.security.Audits;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.application.live.port.in.TicketCommands;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** One-time tickets for clients that cannot send a header when they open the socket. */
@Controller("/api/ws-ticket")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Status")
final class TicketController {
  private static final int SECONDS = 30;
  private final TicketCommands tickets;

  TicketController(TicketCommands tickets) {
    this.tickets = tickets;
  }

  @Post
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Audits(nothingBecause = "a ticket gives nothing that the caller's sign-in does not have")
  @Operation(
      summary = "Get a one-time ticket for /ws/status",
      description = "Every role. Good for 30 s, once, on any node.")
  @ApiResponse(responseCode = "200", description = "The ticket")
  @Answers.Body
  @Answers.SignedIn
  TicketResponse issue(HttpRequest<byte[]> http) {
    JsonBody.refuse(http);
    return new TicketResponse(tickets.issue(Caller.contextOf(http)), SECONDS);
  }
}
