package io.neosc.adapter.rest.session;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.RequestRefused;
import io.neosc.adapter.rest.problem.SessionAnswers;
import io.neosc.adapter.rest.security.Access;
import io.neosc.adapter.rest.security.Audits;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.application.session.port.in.EndBehindGateway;
import io.neosc.application.session.port.in.GatewayCommands;
import io.neosc.application.session.port.in.GatewayQueries;
import io.neosc.application.session.port.in.Heartbeat;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.shared.Ids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** What gateways report of sessions (SE-7); only for API keys, whoever's the session is. */
@Controller("/api/sessions")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Gateways")
final class GatewayController {
  private final GatewayQueries queries;
  private final GatewayCommands commands;

  GatewayController(GatewayQueries queries, GatewayCommands commands) {
    this.queries = queries;
    this.commands = commands;
  }

  @Post("/{id}/heartbeat")
  @Secured(Access.SESSIONS_REPORT)
  @Audits("report_session")
  @Operation(
      summary = "Report what a gateway sees of a session",
      description =
          "Whoever has an API key with scope sessions:report. What is new of tunnel, address and recording is"
              + " stored and audited before the answer; what is not, bytes and the time are in"
              + " memory and stored within a second. Late and repeated reports change nothing that"
              + " is newer.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = HeartbeatRequest.class)))
  @ApiResponse(responseCode = "200", description = "It was taken in; the session is active")
  @Answers.Body
  @SessionAnswers.NoSuchSession
  @SessionAnswers.OverOrChanged
  @SessionAnswers.Ahead
  @Answers.SignedIn
  HeartbeatResponse heartbeat(HttpRequest<byte[]> http, @PathVariable String id) {
    var session = sessionId(id);
    var context = Caller.contextOf(http);
    var report =
        JsonBody.read(
            () -> HeartbeatRequest.of(JsonBody.required(http), context.requireApiKey()),
            () -> queries.statusOf(session));
    return HeartbeatResponse.of(commands.heartbeat(new Heartbeat(context, session, report)));
  }

  @Post("/{id}/ended")
  @Secured(Access.SESSIONS_REPORT)
  @Audits("terminate_session")
  @Operation(
      summary = "Report that a session is over",
      description =
          "Whoever has an API key with scope sessions:report. It ends as terminated, for the reason gateway.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = EndedRequest.class)))
  @ApiResponse(responseCode = "200", description = "The session is over, stored and audited")
  @Answers.Body
  @SessionAnswers.NoSuchSession
  @SessionAnswers.OverOrChanged
  @Answers.SignedIn
  EndedResponse ended(HttpRequest<byte[]> http, @PathVariable String id) {
    var session = sessionId(id);
    var wish =
        JsonBody.read(
            () -> EndedRequest.of(JsonBody.required(http)), () -> queries.statusOf(session));
    return EndedResponse.of(
        commands.ended(new EndBehindGateway(Caller.contextOf(http), session, wish.reason())));
  }

  private static SessionId sessionId(String id) {
    if (!Ids.valid(SessionId.PREFIX, id)) {
      throw RequestRefused.absent(ProblemCode.SESSION_NOT_FOUND);
    }
    return new SessionId(id);
  }
}
