package io.neosc.adapter.rest.review;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.problem.AuditAnswers;
import io.neosc.adapter.rest.security.Access;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.wire.Query;
import io.neosc.application.review.port.in.Review;
import io.neosc.application.review.port.in.ReviewQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;

/** The weekly review of the trail (AU-15). */
@Controller("/api/admin/reports/audit-review")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Audit")
final class AuditReviewController {
  private static final MediaType HTML = MediaType.of("text/html; charset=utf-8");

  private final ReviewQueries reviews;
  private final InstantSource clock;

  AuditReviewController(ReviewQueries reviews, InstantSource clock) {
    this.reviews = reviews;
    this.clock = clock;
  }

  @Get
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
  @Secured({Access.AUDITOR, Access.OPERATOR, Access.ADMIN})
  @Operation(
      summary = "Read the weekly review of the audit trail",
      description =
          "Roles: auditor, operator, admin. Failed sign-ins, what admins did, changes of policies,"
              + " addresses that were new to their accounts, and how full workspaces were, of the"
              + " last whole week or of the one asked for, beside the week before. Reading it is in"
              + " the trail.")
  @Parameter(name = "week", ref = "#/components/parameters/review_week")
  @ApiResponse(
      responseCode = "200",
      description = "The review; as a page to print for who prefers text/html",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = AuditReviewResponse.class)),
        @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class))
      })
  @Answers.BadQuery
  @AuditAnswers.NotKept
  @AuditAnswers.TooLarge
  @Answers.SignedIn
  HttpResponse<?> auditReview(HttpRequest<?> http) {
    var query = new Query(http);
    var week = AskedWeek.of(query, clock.instant());
    query.done();
    var review = reviews.review(Caller.contextOf(http), week);
    return prefersPage(http)
        ? page(review)
        : HttpResponse.ok(AuditReviewResponse.of(review))
            .contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  /** Browsers name text/html before the rest; who takes anything gets JSON. */
  private static boolean prefersPage(HttpRequest<?> http) {
    return http.accept().stream()
        .findFirst()
        .filter(type -> type.getName().equals(MediaType.TEXT_HTML))
        .isPresent();
  }

  private static HttpResponse<?> page(Review review) {
    return HttpResponse.ok(ReviewPage.of(review))
        .contentType(HTML)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "inline; filename=\"audit-review-" + review.week().text() + ".html\"")
        .header("Content-Security-Policy", ReviewStyle.POLICY + "; frame-ancestors 'none'");
  }
}
