package io.neosc.adapter.rest.audit;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.problem.AuditAnswers;
import io.neosc.adapter.rest.security.Access;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.wire.Query;
import io.neosc.application.audit.port.in.ExportCommands;
import io.neosc.domain.audit.export.ExportFormat;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Exporting the audit trail (AU-10). */
@Controller("/api/admin/audit-logs/export")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Audit")
final class AuditExportController {
  /** Names the export, as its entry in the trail and its proof do. */
  private static final String EXPORT = "NeoSC-Export";

  private final ExportCommands exports;

  AuditExportController(ExportCommands exports) {
    this.exports = exports;
  }

  @Get
  @Secured({Access.AUDITOR, Access.ADMIN})
  @Operation(
      summary = "Export the audit trail with its proof",
      description =
          "Roles: auditor, admin. A file of any length, one record a line, whose last line is its"
              + " signed proof: `neosc audit verify FILE --key PEM` says whether it is whole, on a"
              + " machine that has nothing else. With `from` and `to` alone it is a part of the"
              + " chain in its order; with other conditions, those of the search, newest first."
              + " An answer that breaks off lacks the proof. Each node makes two at once, one for"
              + " an account.")
  @Parameter(name = "format", ref = "#/components/parameters/export_format")
  @AuditFilters.Parameters
  @ApiResponse(
      responseCode = "200",
      description = "The entries, and behind them the proof",
      content = {
        @Content(
            mediaType = "application/x-ndjson",
            schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary"))
      })
  @Answers.BadQuery
  @AuditAnswers.TooBroad
  @AuditAnswers.ExportsUnderway
  @Answers.SignedIn
  HttpResponse<StreamedFile> export(HttpRequest<?> http) {
    var query = new Query(http);
    var wanted = query.oneOf("format", ExportFormat.class);
    var filter = AuditFilters.of(query);
    query.done();
    var format = wanted == null ? ExportFormat.JSONL : wanted;
    var export = exports.begin(Caller.contextOf(http), format, filter);
    var file =
        new StreamedFile(export.body(), MediaType.of(format.mediaType()))
            .attach("neosc-audit-" + export.id() + "." + format.suffix());
    return HttpResponse.ok(file)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(EXPORT, export.id());
  }
}
