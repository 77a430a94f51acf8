package io.neosc.adapter.rest.usage;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.RequestRefused;
import io.neosc.adapter.rest.problem.UsageAnswers;
import io.neosc.adapter.rest.security.Access;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.wire.CursorSeal;
import io.neosc.adapter.rest.wire.Paging;
import io.neosc.adapter.rest.wire.Query;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.usage.port.in.UsageQueries;
import io.neosc.application.usage.port.in.WorkspaceUsage;
import io.neosc.domain.shared.Ids;
import io.neosc.domain.workspace.WorkspaceId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** How much workspaces are used, and when they will be full (WS-7). */
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Workspaces")
final class UsageController {
  private final UsageQueries usage;
  private final InstantSource clock;
  private final CursorSeal seal;

  UsageController(UsageQueries usage, InstantSource clock, CursorSeal seal) {
    this.usage = usage;
    this.clock = clock;
    this.seal = seal;
  }

  @Get("/workspaces/{id}/usage")
  @Secured({Access.AUDITOR, Access.OPERATOR, Access.ADMIN})
  @Operation(
      summary = "Read how much a workspace was used",
      description =
          "Roles: auditor, operator, admin. Of the last 30 days unless from and to say otherwise,"
              + " at most 366 days. A session counts with its part inside the window. A removed"
              + " workspace that had sessions is told too.")
  @Parameter(name = "from", ref = "#/components/parameters/from")
  @Parameter(name = "to", ref = "#/components/parameters/to")
  @ApiResponse(responseCode = "200", description = "Its use, and the forecast")
  @Answers.BadQuery
  @Answers.NoWorkspace
  @UsageAnswers.TooMuch
  @Answers.SignedIn
  UsageResponse ofWorkspace(HttpRequest<?> http, @PathVariable String id) {
    if (!Ids.valid(WorkspaceId.PREFIX, id)) {
      throw RequestRefused.absent(ProblemCode.WORKSPACE_NOT_FOUND);
    }
    var workspace = new WorkspaceId(id);
    usage.requireKnown(workspace);
    var query = new Query(http);
    var window = AskedWindow.of(query, clock.instant());
    query.done();
    return UsageResponse.of(usage.usage(workspace, window));
  }

  @Get("/admin/usage/workspaces")
  @Secured({Access.AUDITOR, Access.OPERATOR, Access.ADMIN})
  @Operation(
      summary = "List how much each workspace was used, newest workspace first",
      description =
          "Roles: auditor, operator, admin. Of the last 30 days unless from and to say otherwise,"
              + " at most 366 days. Removed workspaces that were used in the window come last.")
  @Parameter(name = "from", ref = "#/components/parameters/from")
  @Parameter(name = "to", ref = "#/components/parameters/to")
  @Paging.Parameters
  @ApiResponse(responseCode = "200", description = "A page of workspaces' use; Link leads on")
  @Answers.BadQuery
  @UsageAnswers.TooMuch
  @Answers.SignedIn
  HttpResponse<List<UsageResponse>> ofAll(HttpRequest<?> http) {
    var query = new Query(http);
    var window = AskedWindow.of(query, clock.instant());
    var paging = Paging.of(seal, query, Caller.of(http).getName());
    var page = paging.cut(usage.usages(window), UsageController::placeOf);
    return paging.answer(page.map(UsageResponse::of));
  }

  /** Those that were removed come last. */
  private static Cursor placeOf(WorkspaceUsage of) {
    return new Cursor(Objects.requireNonNullElse(of.createdAt(), Instant.EPOCH), of.id().value());
  }
}
