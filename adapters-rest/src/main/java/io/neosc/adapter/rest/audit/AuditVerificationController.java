package io.neosc.adapter.rest.audit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.problem.AuditAnswers;
import io.neosc.adapter.rest.security.Access;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.application.audit.port.in.TrailQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Verifying the audit trail (AU-9). */
@Controller("/api/admin/audit-logs/verify")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Audit")
final class AuditVerificationController {
  private final TrailQueries verification;

  AuditVerificationController(TrailQueries verification) {
    this.verification = verification;
  }

  @Get
  @Secured({Access.AUDITOR, Access.ADMIN})
  @Operation(
      summary = "Verify the whole audit trail now",
      description =
          "Roles: auditor, admin. Whether each entry is as it was written (`integrity`), none is"
              + " missing (`completeness`) and signed checkpoints reach as far as they should"
              + " (`freshness`); each is `intact`, `broken` with the kind and the first bad `seq`,"
              + " or `unknown` with the reason. It takes some 20 s for a million entries.")
  @ApiResponse(responseCode = "200", description = "What was found, also if that is bad")
  @AuditAnswers.Underway
  @Answers.SignedIn
  VerificationResponse verify(HttpRequest<?> http) {
    return VerificationResponse.of(verification.verify(Caller.contextOf(http)));
  }
}
