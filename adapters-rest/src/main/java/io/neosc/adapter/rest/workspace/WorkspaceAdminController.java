package io.neosc.adapter.rest.workspace;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.neosc.adapter.rest.idempotency.Idempotent;
import io.neosc.adapter.rest.idempotency.OnceOnly;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.problem.WorkspaceAnswers;
import io.neosc.adapter.rest.security.Access;
import io.neosc.adapter.rest.security.Audits;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.wire.EntityTag;
import io.neosc.adapter.rest.wire.IfMatch;
import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.application.live.port.in.WorkspaceView;
import io.neosc.application.workspace.port.in.ChangeWorkspace;
import io.neosc.application.workspace.port.in.CreateWorkspace;
import io.neosc.application.workspace.port.in.DeleteWorkspace;
import io.neosc.application.workspace.port.in.ReportWorkspace;
import io.neosc.application.workspace.port.in.ResetWorkspaces;
import io.neosc.application.workspace.port.in.WorkspaceCommands;
import io.neosc.application.workspace.port.in.WorkspaceQueries;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Workspaces as admins, operators and gateways change them (WS-3, WS-6). */
@Controller("/api/workspaces")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Workspaces")
final class WorkspaceAdminController {
  private final WorkspaceQueries queries;
  private final WorkspaceCommands commands;
  private final OnceOnly onceOnly;
  private final IfMatch ifMatch;

  WorkspaceAdminController(
      WorkspaceQueries queries, WorkspaceCommands commands, OnceOnly onceOnly, IfMatch ifMatch) {
    this.queries = queries;
    this.commands = commands;
    this.onceOnly = onceOnly;
    this.ifMatch = ifMatch;
  }

  @Post
  @Secured(Access.ADMIN)
  @Audits("create_workspace")
  @Idempotent
  @Operation(
      summary = "Add a workspace",
      description = "Role: admin. With an Idempotency-Key a repetition gets the first answer.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(ref = "#/components/schemas/CreateWorkspace")))
  @ApiResponse(responseCode = "201", description = "The new workspace, with its ETag")
  @Answers.Body
  @WorkspaceAnswers.IdTaken
  @WorkspaceAnswers.Mismatch
  @Answers.SignedIn
  HttpResponse<WorkspaceResponse> createWorkspace(HttpRequest<byte[]> http) {
    return onceOnly.answer(
        http,
        () -> {},
        context -> {
          var wanted = CreateWorkspaceRequest.of(JsonBody.required(http));
          var description = wanted.fields().toDescription();
          return created(
              commands.create(new CreateWorkspace(context, wanted.workspaceId(), description)));
        },
        stored -> created(queries.workspace(new WorkspaceId(stored.getFirst()))));
  }

  private static HttpResponse<WorkspaceResponse> created(WorkspaceView view) {
    return tagged(HttpResponse.created(WorkspaceResponse.of(view)), view)
        .header(HttpHeaders.LOCATION, "/api/workspaces/" + view.workspace().key());
  }

  @Put("/{id}")
  @Secured(Access.ADMIN)
  @Audits("update_workspace")
  @Operation(
      summary = "Say everything of a workspace anew",
      description = "Role: admin. What is left out goes back to its default. Honours If-Match.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(ref = "#/components/schemas/WholeWorkspace")))
  @ApiResponse(responseCode = "200", description = "The workspace as it is now, with its ETag")
  @Answers.Body
  @Answers.NoWorkspace
  @Answers.Concurrent
  @Answers.Versioned
  @Answers.SignedIn
  HttpResponse<WorkspaceResponse> replaceWorkspace(
      HttpRequest<byte[]> http, @PathVariable String id) {
    return changed(
        http,
        id,
        body -> {
          var whole = WorkspaceRequest.whole(body);
          body.done();
          var description = whole.toDescription();
          return _ -> description;
        });
  }

  @Patch("/{id}")
  @Secured(Access.ADMIN)
  @Audits("update_workspace")
  @Operation(
      summary = "Change what is said of a workspace",
      description = "Role: admin. A JSON merge patch (RFC 7396). Honours If-Match.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = WorkspaceRequest.class)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON_MERGE_PATCH,
            schema = @Schema(implementation = WorkspaceRequest.class))
      })
  @ApiResponse(responseCode = "200", description = "The workspace as it is now, with its ETag")
  @Answers.Body
  @Answers.NoWorkspace
  @Answers.Concurrent
  @Answers.Versioned
  @Answers.SignedIn
  HttpResponse<WorkspaceResponse> patchWorkspace(
      HttpRequest<byte[]> http, @PathVariable String id) {
    return changed(http, id, body -> WorkspaceRequest.patch(body)::appliedTo);
  }

  private HttpResponse<WorkspaceResponse> changed(
      HttpRequest<byte[]> http,
      String id,
      Function<JsonBody, UnaryOperator<Workspace.Description>> reading) {
    var workspace = WorkspaceController.workspaceId(id);
    var command =
        JsonBody.read(
            () ->
                new ChangeWorkspace(
                    Caller.contextOf(http),
                    workspace,
                    reading.apply(JsonBody.required(http)),
                    expected(http, workspace)),
            () -> queries.workspace(workspace));
    var view = commands.change(command);
    return tagged(HttpResponse.ok(WorkspaceResponse.of(view)), view);
  }

  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  @Secured(Access.ADMIN)
  @Audits({"delete_workspace", "terminate_session"})
  @Operation(
      summary = "Delete a workspace and end its sessions",
      description = "Role: admin. Its active sessions end as terminated. Honours If-Match.")
  @ApiResponse(responseCode = "204", description = "It is deleted, and nobody is in it")
  @Answers.Body
  @Answers.NoWorkspace
  @Answers.Concurrent
  @Answers.Versioned
  @Answers.SignedIn
  void deleteWorkspace(HttpRequest<byte[]> http, @PathVariable String id) {
    var workspace = WorkspaceController.workspaceId(id);
    Runnable exists = () -> queries.workspace(workspace);
    JsonBody.refuse(http, exists);
    var expected = JsonBody.read(() -> new Expected(expected(http, workspace)), exists);
    commands.delete(new DeleteWorkspace(Caller.contextOf(http), workspace, expected.version()));
  }

  /** A version, or none. */
  private record Expected(@Nullable Long version) {}

  @Post("/{id}/status")
  @Secured({Access.OPERATOR, Access.ADMIN, Access.SESSIONS_REPORT})
  @Audits("update_workspace")
  @Operation(
      summary = "Say whether a workspace works",
      description =
          "Roles: operator, admin; keys with sessions:report, which can neither stop it nor"
              + " take back that people stopped it. Nothing can be launched in one that is"
              + " stopped or in error; its sessions go on.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = WorkspaceStatusRequest.class)))
  @ApiResponse(responseCode = "200", description = "The workspace as it is now, with its ETag")
  @Answers.Body
  @Answers.NoWorkspace
  @WorkspaceAnswers.Stopped
  @Answers.SignedIn
  HttpResponse<WorkspaceResponse> reportStatus(HttpRequest<byte[]> http, @PathVariable String id) {
    var workspace = WorkspaceController.workspaceId(id);
    var wanted =
        JsonBody.read(
            () -> WorkspaceStatusRequest.of(JsonBody.required(http)),
            () -> queries.workspace(workspace));
    var view =
        commands.report(
            new ReportWorkspace(
                Caller.contextOf(http), workspace, wanted.condition(), wanted.words()));
    return tagged(HttpResponse.ok(WorkspaceResponse.of(view)), view);
  }

  @Post("/reset")
  @Secured(Access.ADMIN)
  @Audits({
    "reset_workspaces",
    "create_workspace",
    "update_workspace",
    "delete_workspace",
    "terminate_session"
  })
  @Operation(
      summary = "Go back to the workspaces of the catalogue",
      description =
          "Role: admin. Others are deleted and their sessions end; errors and stops are taken back.")
  @ApiResponse(responseCode = "200", description = "All workspaces, newest first")
  @Answers.Body
  @WorkspaceAnswers.CannotReset
  @Answers.SignedIn
  List<WorkspaceResponse> resetWorkspaces(HttpRequest<byte[]> http) {
    JsonBody.refuse(http);
    return commands.reset(new ResetWorkspaces(Caller.contextOf(http))).stream()
        .map(WorkspaceResponse::of)
        .toList();
  }

  private @Nullable Long expected(HttpRequest<?> http, WorkspaceId workspace) {
    return ifMatch.expected(http, () -> queries.workspace(workspace).workspace().version());
  }

  private static <T> MutableHttpResponse<T> tagged(
      MutableHttpResponse<T> response, WorkspaceView view) {
    return response.header(
        HttpHeaders.ETAG, EntityTag.of(view.workspace().version(), view.activeSessions()));
  }
}
