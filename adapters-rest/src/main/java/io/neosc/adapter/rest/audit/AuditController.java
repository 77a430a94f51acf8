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
  @Parameter(name = "action", ref = "#/components/parameters/action")
  @Parameter(name = "resource", ref = "#/components/parameters/resource")
  @Parameter(name = "user_id", ref = "#/components/parameters/user_id")
  @Parameter(name = "success", ref = "#/components/parameters/success")
  @Parameter(name = "session_id", ref = "#/components/parameters/session_id")
  @Parameter(name = "trace_id", ref = "#/components/parameters/trace_id")
  @Parameter(name = "from", ref = "#/components/parameters/from")
  @Parameter(name = "to", ref = "#/components/parameters/to")
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
