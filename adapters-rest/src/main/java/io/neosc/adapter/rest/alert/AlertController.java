package io.neosc.adapter.rest.alert;

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
import io.neosc.adapter.rest.security.Access;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.wire.CursorSeal;
import io.neosc.adapter.rest.wire.Paging;
import io.neosc.adapter.rest.wire.Query;
import io.neosc.application.alert.port.in.AlertFilter;
import io.neosc.application.alert.port.in.AlertQueries;
import io.neosc.domain.alert.AlertId;
import io.neosc.domain.alert.AlertStatus;
import io.neosc.domain.alert.Severity;
import io.neosc.domain.shared.Ids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Alerts, to be read (AL-6). */
@Controller("/api/admin/alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Alerts")
final class AlertController {
  private final AlertQueries alerts;
  private final CursorSeal seal;

  AlertController(AlertQueries alerts, CursorSeal seal) {
    this.alerts = alerts;
    this.seal = seal;
  }

  @Get
  @Secured({Access.AUDITOR, Access.OPERATOR, Access.ADMIN})
  @Operation(
      summary = "List alerts, newest first",
      description = "Roles: auditor, operator, admin.")
  @Parameter(name = "status", ref = "#/components/parameters/alert_status")
  @Parameter(name = "severity", ref = "#/components/parameters/severity")
  @Paging.Parameters
  @ApiResponse(responseCode = "200", description = "A page of alerts; Link leads on")
  @Answers.BadQuery
  @Answers.SignedIn
  HttpResponse<List<AlertResponse>> list(HttpRequest<?> http) {
    var query = new Query(http);
    var filter =
        new AlertFilter(
            query.oneOf("status", AlertStatus.class), query.oneOf("severity", Severity.class));
    var paging = Paging.of(seal, query, Caller.of(http).getName());
    return paging.answer(alerts.alerts(filter, paging.request()).map(AlertResponse::of));
  }

  @Get("/{id}")
  @Secured({Access.AUDITOR, Access.OPERATOR, Access.ADMIN})
  @Operation(summary = "Read an alert", description = "Roles: auditor, operator, admin.")
  @ApiResponse(responseCode = "200", description = "The alert")
  @Answers.NoAlert
  @Answers.SignedIn
  AlertResponse get(@PathVariable String id) {
    if (!Ids.valid(AlertId.PREFIX, id)) {
      throw RequestRefused.absent(ProblemCode.ALERT_NOT_FOUND);
    }
    return AlertResponse.of(alerts.alert(new AlertId(id)));
  }
}
