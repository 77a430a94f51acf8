package io.neosc.adapter.rest.session;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.RequestRefused;
import io.neosc.adapter.rest.security.Access;
import io.neosc.adapter.rest.security.Audits;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.wire.CursorSeal;
import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.adapter.rest.wire.Paging;
import io.neosc.adapter.rest.wire.Query;
import io.neosc.application.session.port.in.DisconnectSession;
import io.neosc.application.session.port.in.SessionCommands;
import io.neosc.application.session.port.in.SessionQueries;
import io.neosc.application.shared.port.Cursor;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.shared.Ids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** A caller's own sessions; also for admins nothing but the own (SE-4). */
@Controller("/api/sessions")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Sessions")
final class SessionController {
  private final SessionQueries queries;
  private final SessionCommands commands;
  private final CursorSeal seal;

  SessionController(SessionQueries queries, SessionCommands commands, CursorSeal seal) {
    this.queries = queries;
    this.commands = commands;
    this.seal = seal;
  }

  @Get
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Operation(summary = "List one's sessions, newest first", description = "Every role.")
  @Paging.Parameters
  @ApiResponse(responseCode = "200", description = "A page of sessions; Link leads on")
  @Answers.BadQuery
  @Answers.SignedIn
  HttpResponse<List<SessionResponse>> list(HttpRequest<?> http) {
    var caller = Caller.of(http);
    var paging = Paging.of(seal, new Query(http), caller.getName());
    return paging.answer(
        queries.sessionsOf(caller.accountId(), paging.request()).map(SessionResponse::of));
  }

  @Get("/active")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Operation(summary = "List one's active sessions, newest first", description = "Every role.")
  @Paging.Parameters
  @ApiResponse(responseCode = "200", description = "A page of active sessions; Link leads on")
  @Answers.BadQuery
  @Answers.SignedIn
  HttpResponse<List<SessionResponse>> active(HttpRequest<?> http) {
    var caller = Caller.of(http);
    var paging = Paging.of(seal, new Query(http), caller.getName());
    var page =
        paging.cut(
            queries.activeSessionsOf(caller.accountId()),
            view -> new Cursor(view.session().startedAt(), view.session().key()));
    return paging.answer(page.map(SessionResponse::of));
  }

  @Get("/{id}")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Operation(summary = "Read one of one's sessions", description = "Every role.")
  @ApiResponse(responseCode = "200", description = "The session")
  @Answers.NoSession
  @Answers.SignedIn
  SessionResponse get(HttpRequest<?> http, @PathVariable String id) {
    return SessionResponse.of(queries.session(Caller.of(http).accountId(), sessionId(id)));
  }

  @Post("/{id}/disconnect")
  @Secured({Access.USER, Access.OPERATOR, Access.ADMIN})
  @Audits("disconnect_session")
  @Operation(
      summary = "Leave one of one's sessions",
      description = "Roles: user, operator, admin. The session ends as disconnected.")
  @ApiResponse(responseCode = "200", description = "The session as it is now")
  @Answers.Body
  @Answers.NoSession
  @Answers.AlreadyEnded
  @Answers.SignedIn
  SessionResponse disconnect(HttpRequest<byte[]> http, @PathVariable String id) {
    var session = sessionId(id);
    JsonBody.refuse(http, () -> queries.session(Caller.of(http).accountId(), session));
    return SessionResponse.unreachable(
        commands.disconnect(new DisconnectSession(Caller.contextOf(http), session)));
  }

  private static SessionId sessionId(String id) {
    if (!Ids.valid(SessionId.PREFIX, id)) {
      throw RequestRefused.absent(ProblemCode.SESSION_NOT_FOUND);
    }
    return new SessionId(id);
  }
}
