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
import io.neosc.adapter.rest.audit.Unreadable;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.RequestRefused;
import io.neosc.adapter.rest.problem.SessionAnswers;
import io.neosc.adapter.rest.security.Access;
import io.neosc.adapter.rest.security.Audits;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.wire.CursorSeal;
import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.adapter.rest.wire.Paging;
import io.neosc.adapter.rest.wire.Query;
import io.neosc.application.audit.port.in.AuditField;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.in.AuditQueries;
import io.neosc.application.session.port.in.AdminSessionCommands;
import io.neosc.application.session.port.in.AdminSessionQueries;
import io.neosc.application.session.port.in.TerminateSession;
import io.neosc.application.session.port.in.TerminateSessions;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.shared.Ids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Everybody's sessions, to be looked at and ended (SE-6). */
@Controller("/api/admin/sessions")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Sessions")
final class AdminSessionController {
  private final AdminSessionQueries queries;
  private final AdminSessionCommands commands;
  private final AuditQueries audit;
  private final CursorSeal seal;

  AdminSessionController(
      AdminSessionQueries queries,
      AdminSessionCommands commands,
      AuditQueries audit,
      CursorSeal seal) {
    this.queries = queries;
    this.commands = commands;
    this.audit = audit;
    this.seal = seal;
  }

  @Get
  @Secured({Access.AUDITOR, Access.OPERATOR, Access.ADMIN})
  @Operation(
      summary = "List everybody's sessions, newest first",
      description = "Roles: auditor, operator, admin. Filters are combined.")
  @Parameter(name = "user_id", ref = "#/components/parameters/user_id")
  @Parameter(name = "user_email", ref = "#/components/parameters/user_email")
  @Parameter(name = "workspace_id", ref = "#/components/parameters/workspace_id")
  @Parameter(name = "status", ref = "#/components/parameters/session_status")
  @Parameter(name = "ip", ref = "#/components/parameters/ip")
  @Parameter(name = "tunnel_status", ref = "#/components/parameters/tunnel_status")
  @Parameter(name = "mfa_verified", ref = "#/components/parameters/mfa_verified")
  @Parameter(name = "started_from", ref = "#/components/parameters/started_from")
  @Parameter(name = "started_to", ref = "#/components/parameters/started_to")
  @Parameter(name = "q", ref = "#/components/parameters/session_words")
  @Parameter(name = "suspicious", ref = "#/components/parameters/suspicious")
  @Parameter(name = "suspicion", ref = "#/components/parameters/suspicion")
  @Paging.Parameters
  @ApiResponse(responseCode = "200", description = "A page of sessions; Link leads on")
  @Answers.BadQuery
  @Answers.SignedIn
  HttpResponse<List<AdminSessionResponse>> list(HttpRequest<?> http) {
    var query = new Query(http);
    var filter = SessionSearch.of(query);
    var paging = Paging.of(seal, query, Caller.of(http).getName());
    return paging.answer(queries.sessions(filter, paging.request()).map(AdminSessionResponse::of));
  }

  @Get("/{id}")
  @Secured({Access.AUDITOR, Access.OPERATOR, Access.ADMIN})
  @Operation(
      summary = "Read anybody's session with its history",
      description = "Roles: auditor, operator, admin.")
  @ApiResponse(
      responseCode = "200",
      description = "The session and its audit entries",
      headers =
          @Header(
              name = Unreadable.HEADER,
              description = Unreadable.MEANING,
              schema = @Schema(type = "string", example = "4711, 4713")))
  @SessionAnswers.NoSuchSession
  @Answers.SignedIn
  HttpResponse<SessionDetailResponse> get(HttpRequest<?> http, @PathVariable String id) {
    var found = queries.session(sessionId(id));
    var session = found.session();
    var entries = AuditFilter.ALL.with(AuditField.SESSION_ID, session.key());
    var history =
        audit.entries(Caller.contextOf(http), entries, PageRequest.first(PageRequest.MAX_LIMIT));
    return Unreadable.named(
        history, HttpResponse.ok(SessionDetailResponse.of(found, history.items())));
  }

  @Post("/{id}/terminate")
  @Secured({Access.OPERATOR, Access.ADMIN})
  @Audits("terminate_session")
  @Operation(
      summary = "End anybody's session",
      description = "Roles: operator, admin. It ends as terminated, and its owner's tokens stay.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = TerminateRequest.class)))
  @ApiResponse(responseCode = "200", description = "The session as it is now")
  @Answers.Body
  @SessionAnswers.NoSuchSession
  @Answers.AlreadyEnded
  @Answers.SignedIn
  AdminSessionResponse terminate(HttpRequest<byte[]> http, @PathVariable String id) {
    var session = sessionId(id);
    var wanted =
        JsonBody.read(
            () -> TerminateRequest.of(JsonBody.required(http)), () -> queries.session(session));
    return AdminSessionResponse.of(
        commands.terminate(new TerminateSession(Caller.contextOf(http), session, wanted.reason())));
  }

  @Post("/terminate")
  @Secured({Access.OPERATOR, Access.ADMIN})
  @Audits("terminate_session")
  @Operation(
      summary = "End all active sessions that a filter finds, or count them",
      description =
          "Roles: operator, admin. The filters are those of the list, combined; ending everybody's"
              + " sessions needs `all`. Each session leaves an entry of its own. If the answer is"
              + " 503 some have ended, and repeating the request ends the rest.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = TerminateManyRequest.class)))
  @ApiResponse(responseCode = "200", description = "How many were found and ended")
  @Answers.Body
  @Answers.Concurrent
  @Answers.SignedIn
  TerminationResponse terminateAll(HttpRequest<byte[]> http) {
    var wanted = TerminateManyRequest.read(JsonBody.required(http));
    return TerminationResponse.of(
        commands.terminateAll(
            new TerminateSessions(
                Caller.contextOf(http), wanted.filter(), wanted.reason(), wanted.dryRun())),
        wanted.dryRun());
  }

  private static SessionId sessionId(String id) {
    if (!Ids.valid(SessionId.PREFIX, id)) {
      throw RequestRefused.absent(ProblemCode.SESSION_NOT_FOUND);
    }
    return new SessionId(id);
  }
}
