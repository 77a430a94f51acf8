package io.neosc.adapter.rest.problem;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problems of routes about everybody's sessions and what gateways report, as {@link Answers}.
 */
public final class SessionAnswers {
  private SessionAnswers() {}

  /** The session must exist. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "404",
      description = "`session.not-found`: there is no such session",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface NoSuchSession {}

  /** The workspace must exist, and so must the session to resume. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "404",
      description =
          "`workspace.not-found`, `session.not-found`: there is no such workspace, or no such"
              + " session of the caller to resume",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface NothingToLaunch {}

  /** The session must go on, and not be changed by others all the time. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "409",
      description =
          "`session.already-ended`: with the present status in `context`;"
              + " `request.concurrent-change`: changed by others at the same moment",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface OverOrChanged {}

  /** A gateway's clock must not be far ahead. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "422",
      description = "`session.report-ahead`: `at` is more than 60 s ahead of the server's clock",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface Ahead {}

  /** The launch ticket must be good. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "422",
      description = "`session.ticket-refused`: the ticket opens nothing, for whatever reason",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface NoTicket {}
}
