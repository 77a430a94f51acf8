package io.neosc.adapter.rest.workspace;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.neosc.adapter.rest.idempotency.Idempotent;
import io.neosc.adapter.rest.idempotency.OnceOnly;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.RequestRefused;
import io.neosc.adapter.rest.problem.SessionAnswers;
import io.neosc.adapter.rest.security.Access;
import io.neosc.adapter.rest.security.Audits;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.security.OpenToLocked;
import io.neosc.adapter.rest.wire.CursorSeal;
import io.neosc.adapter.rest.wire.EntityTag;
import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.adapter.rest.wire.Paging;
import io.neosc.adapter.rest.wire.Query;
import io.neosc.application.session.port.in.Launch;
import io.neosc.application.session.port.in.LaunchWorkspace;
import io.neosc.application.session.port.in.SessionCommands;
import io.neosc.application.session.port.in.SessionQueries;
import io.neosc.application.session.port.in.StopWorkspace;
import io.neosc.application.workspace.port.in.WorkspaceQueries;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.shared.Ids;
import io.neosc.domain.workspace.WorkspaceId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Workspaces to look at, to launch and to stop. */
@Controller("/api/workspaces")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Workspaces")
final class WorkspaceController {
  private final WorkspaceQueries workspaces;
  private final SessionCommands sessions;
  private final SessionQueries own;
  private final OnceOnly onceOnly;
  private final LaunchTickets tickets;
  private final CursorSeal seal;

  WorkspaceController(
      WorkspaceQueries workspaces,
      SessionCommands sessions,
      SessionQueries own,
      OnceOnly onceOnly,
      LaunchTickets tickets,
      CursorSeal seal) {
    this.workspaces = workspaces;
    this.sessions = sessions;
    this.own = own;
    this.onceOnly = onceOnly;
    this.tickets = tickets;
    this.seal = seal;
  }

  @Get
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Operation(summary = "List all workspaces, newest first", description = "Every role.")
  @Paging.Parameters
  @ApiResponse(responseCode = "200", description = "A page of workspaces; Link leads on")
  @Answers.BadQuery
  @Answers.SignedIn
  HttpResponse<List<WorkspaceResponse>> list(HttpRequest<?> http) {
    var paging = Paging.of(seal, new Query(http), Caller.of(http).getName());
    return paging.answer(workspaces.workspaces(paging.request()).map(WorkspaceResponse::of));
  }

  @Get("/{id}")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Operation(summary = "Read a workspace", description = "Every role. Honours If-None-Match.")
  @ApiResponse(responseCode = "200", description = "The workspace, with its ETag")
  @ApiResponse(responseCode = "304", description = "The client has it already")
  @Answers.NoWorkspace
  @Answers.SignedIn
  HttpResponse<WorkspaceResponse> get(HttpRequest<?> http, @PathVariable String id) {
    var view = workspaces.workspace(workspaceId(id));
    var tag = EntityTag.of(view.workspace().version(), view.activeSessions());
    return EntityTag.answer(http, tag, () -> WorkspaceResponse.of(view));
  }

  @Post("/{id}/launch")
  @Secured({Access.USER, Access.OPERATOR, Access.ADMIN})
  @Audits("launch_workspace")
  @OpenToLocked(because = "a launch asks for more locks, and its refusal has an entry of its own")
  @Idempotent
  @Operation(
      summary = "Launch a workspace",
      description =
          "Roles: user, operator, admin. A second launch gives the live session, unless the"
              + " workspace allows more of them. With an Idempotency-Key a repetition gets the first"
              + " answer, but for the launch ticket: each answer has one of its own, and the last"
              + " one is good.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = LaunchRequest.class)))
  @ApiResponse(
      responseCode = "201",
      description = "A new session, and how to reach it",
      content = @Content(schema = @Schema(implementation = LaunchResponse.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The caller's live session there",
      content = @Content(schema = @Schema(implementation = LaunchResponse.class)))
  @Answers.Body
  @SessionAnswers.NothingToLaunch
  @Answers.Concurrent
  @Answers.CannotLaunch
  @Answers.SignedIn
  HttpResponse<?> launch(HttpRequest<byte[]> http, @PathVariable String id) {
    var workspace = workspaceId(id);
    Runnable exists = () -> workspaces.workspace(workspace);
    var answer =
        onceOnly.answer(
            http,
            exists,
            context -> {
              var wanted = JsonBody.read(() -> LaunchRequest.of(JsonBody.optional(http)), exists);
              return answer(
                  sessions.launch(new LaunchWorkspace(context, workspace, wanted.resumed())));
            },
            stored -> answer(launched(Caller.of(http), workspace, stored.getFirst())));
    return tickets.added(Caller.contextOf(http), answer);
  }

  private static MutableHttpResponse<LaunchResponse> answer(Launch launch) {
    var response = LaunchResponse.of(launch);
    return launch.isNew() ? HttpResponse.created(response) : HttpResponse.ok(response);
  }

  /** An earlier launch, as it is now. */
  private Launch launched(Caller caller, WorkspaceId workspace, String session) {
    return new Launch(
        own.session(caller.accountId(), new SessionId(session)),
        workspaces.workspace(workspace),
        true);
  }

  @Post("/{id}/stop")
  @Secured({Access.USER, Access.OPERATOR, Access.ADMIN})
  @Audits("stop_workspace")
  @Operation(
      summary = "End one's sessions in a workspace",
      description = "Roles: user, operator, admin.")
  @ApiResponse(responseCode = "200", description = "The sessions that ended")
  @Answers.Body
  @Answers.NoWorkspace
  @Answers.NoneActive
  @Answers.SignedIn
  StopResponse stop(HttpRequest<byte[]> http, @PathVariable String id) {
    var workspace = workspaceId(id);
    JsonBody.refuse(http, () -> workspaces.workspace(workspace));
    return StopResponse.of(sessions.stop(new StopWorkspace(Caller.contextOf(http), workspace)));
  }

  static WorkspaceId workspaceId(String id) {
    if (!Ids.valid(WorkspaceId.PREFIX, id)) {
      throw RequestRefused.absent(ProblemCode.WORKSPACE_NOT_FOUND);
    }
    return new WorkspaceId(id);
  }
}
