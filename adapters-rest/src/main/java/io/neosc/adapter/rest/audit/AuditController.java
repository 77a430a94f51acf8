package io.neosc.adapter.rest.audit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.wire.CursorSeal;
import io.neosc.adapter.rest.wire.Paging;
import io.neosc.adapter.rest.wire.Query;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.in.AuditQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Searching the audit trail (AU-3). */
@Controller("/api/audit-logs")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Audit")
final class AuditController {
  private final AuditQueries audit;
  private final CursorSeal seal;

  AuditController(AuditQueries audit, CursorSeal seal) {
    this.audit = audit;
    this.seal = seal;
  }

  @Get
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Operation(
      summary = "Search the audit trail, newest first",
      description =
          "Every role. A user sees the own entries only; auditor, operator and admin see all."
              + " Filters are combined.")
  @Parameter(
      name = "action",
      in = ParameterIn.QUERY,
      description = "Repeatable: any of them",
      array = @ArraySchema(schema = @Schema(implementation = String.class)))
  @Parameter(
      name = "resource",
      in = ParameterIn.QUERY,
      description = "Such as workspace:ws-1",
      schema = @Schema(implementation = String.class))
  @Parameter(
      name = "user_id",
      in = ParameterIn.QUERY,
      description = "Entries of one account; a user's are always the own ones",
      schema = @Schema(implementation = String.class))
  @Parameter(
      name = "success",
      in = ParameterIn.QUERY,
      schema = @Schema(implementation = Boolean.class))
  @Parameter(
      name = "session_id",
      in = ParameterIn.QUERY,
      schema = @Schema(implementation = String.class))
  @Parameter(
      name = "trace_id",
      in = ParameterIn.QUERY,
      schema = @Schema(implementation = String.class))
  @Parameter(
      name = "from",
      in = ParameterIn.QUERY,
      description = "First instant, inclusive",
      schema = @Schema(implementation = String.class, format = "date-time"))
  @Parameter(
      name = "to",
      in = ParameterIn.QUERY,
      description = "Last instant, exclusive",
      schema = @Schema(implementation = String.class, format = "date-time"))
  @Paging.Parameters
  @ApiResponse(responseCode = "200", description = "A page of entries; Link leads on")
  @Answers.BadQuery
  @Answers.SignedIn
  HttpResponse<List<AuditEntryResponse>> search(HttpRequest<?> http) {
    var caller = Caller.of(http);
    var query = new Query(http);
    var filter = filter(query);
    var paging = Paging.of(seal, query, caller.getName());
    return paging.answer(
        audit.entries(caller.actor(), filter, paging.request()).map(AuditEntryResponse::of));
  }

  private static AuditFilter filter(Query query) {
    var from = query.time("from");
    var to = query.time("to");
    if (from != null && to != null && to.isBefore(from)) {
      query.wrong("to", "out_of_range", "must not be before from");
      to = null;
    }
    return new AuditFilter(
        query.text("user_id"),
        query.texts("action"),
        query.text("resource"),
        query.truth("success"),
        query.text("session_id"),
        query.text("trace_id"),
        from,
        to);
  }
}
