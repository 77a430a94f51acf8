package io.neosc.adapter.rest.audit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.problem.AuditAnswers;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.wire.CursorSeal;
import io.neosc.adapter.rest.wire.Paging;
import io.neosc.adapter.rest.wire.Query;
import io.neosc.application.audit.port.in.AuditQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Searching the audit trail (AU-3). */
@Controller("/api/audit-logs")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Audit")
final class AuditController {
  /** A cursor of the time when entries had another order is none. */
  private static final String ORDER = " by time and seq";

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
              + " Filters are combined; each may be given several times, and an entry then has one"
              + " of the values. A search that finds no page within 5 s is refused.")
  @AuditFilters.Parameters
  @Paging.Parameters
  @ApiResponse(
      responseCode = "200",
      description = "A page of entries; Link leads on",
      headers =
          @Header(
              name = Unreadable.HEADER,
              description = Unreadable.MEANING,
              schema = @Schema(type = "string", example = "4711, 4713")),
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              array = @ArraySchema(schema = @Schema(implementation = AuditEntryResponse.class))))
  @Answers.BadQuery
  @AuditAnswers.TooBroad
  @Answers.SignedIn
  HttpResponse<byte[]> search(HttpRequest<?> http) {
    var query = new Query(http);
    var filter = AuditFilters.of(query);
    var paging = Paging.of(seal, query, Caller.of(http).getName() + ORDER);
    var page = audit.entries(Caller.contextOf(http), filter, paging.request());
    return Unreadable.named(page, paging.answer(page.page(), AuditJson.of(page.items())));
  }
}
