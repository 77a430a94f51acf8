package io.neosc.adapter.rest.review;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.problem.AuditAnswers;
import io.neosc.adapter.rest.security.Access;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.wire.Query;
import io.neosc.application.review.port.in.ReviewQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;

/** The weekly review of the trail (AU-15). */
@Controller("/api/admin/reports/audit-review")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Audit")
final class AuditReviewController {
  private final ReviewQueries reviews;
  private final InstantSource clock;

  AuditReviewController(ReviewQueries reviews, InstantSource clock) {
    this.reviews = reviews;
    this.clock = clock;
  }

  @Get
  @Secured({Access.AUDITOR, Access.OPERATOR, Access.ADMIN})
  @Operation(
      summary = "Read the weekly review of the audit trail",
      description =
          "Roles: auditor, operator, admin. Failed sign-ins, what admins did, changes of policies,"
              + " addresses that were new to their accounts, and how full workspaces were, of the"
              + " last whole week or of the one asked for, beside the week before. Reading it is in"
              + " the trail.")
  @Parameter(name = "week", ref = "#/components/parameters/review_week")
  @ApiResponse(responseCode = "200", description = "The review")
  @Answers.BadQuery
  @AuditAnswers.NotKept
  @AuditAnswers.TooLarge
  @Answers.SignedIn
  HttpResponse<AuditReviewResponse> auditReview(HttpRequest<?> http) {
    var query = new Query(http);
    var week = AskedWeek.of(query, clock.instant());
    query.done();
    var review = reviews.review(Caller.contextOf(http), week);
    return HttpResponse.ok(AuditReviewResponse.of(review));
  }
}
