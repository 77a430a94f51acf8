package io.neosc.adapter.rest.problem;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The problems of locks, on their own routes and on those that they shut, as {@link Answers}. */
public final class LockAnswers {
  private LockAnswers() {}

  /** The lock must exist. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "404",
      description = "`lock.not-found`: there is no such lock, or no longer",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface NoLock {}

  /** Somebody must be able to take a lock away. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "409",
      description =
          "`lock.hits-author`, `lock.hits-all-admins`: you, or all admins, would be shut out",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface HitsAdmins {}

  /** There must be something to lock, for a while. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "422",
      description =
          "`lock.unknown-target`: there is nothing to lock under this value; `lock.already-expired`: its end lies in the past; `request.idempotency-mismatch`: the Idempotency-Key was used otherwise",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface CannotLock {}

  /** No lock may hit the caller or what it asks for. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "423",
      description =
          "`lock.in-force`: a lock hits; `context` has its `target`, its `reason` and, if it has an end, `expires_at`",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface InForce {}
}
