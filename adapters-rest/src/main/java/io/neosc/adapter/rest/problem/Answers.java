package io.neosc.adapter.rest.problem;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The problems that routes answer with, each with its codes, for the description of the API. */
public final class Answers {
  private Answers() {}

  /** The body is not JSON, or not the JSON that is asked for. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "400",
      description = "`request.malformed`, `request.invalid`: the body is not as described",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface BadBody {}

  /** A query parameter is wrong or unknown, or the cursor was not made for this list. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "400",
      description = "`request.invalid`, `request.invalid-cursor`: the query is not as described",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface BadQuery {}

  /** The credentials in the body prove nothing. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "401",
      description = "`auth.invalid-credentials`: whatever was wrong with them",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface BadCredentials {}

  /** The caller must be signed in. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "401",
      description = "`auth.required`, `auth.invalid-token`: no token, or none that is good now",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface Unauthenticated {}

  /** The caller's role must allow it. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "403",
      description =
          "`auth.not-allowed`, `auth.wrong-scope`: the caller's role, or the API key's scopes, do not allow this",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface NotAllowed {}

  /** Self-registration is switched off. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "403",
      description = "`auth.registration-closed`: people cannot register themselves here",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface RegistrationClosed {}

  /** The workspace must exist. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "404",
      description = "`workspace.not-found`: there is no such workspace",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface NoWorkspace {}

  /** The session must exist and be the caller's own. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "404",
      description = "`session.not-found`: the caller has no such session",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface NoSession {}

  /** The policy must exist. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "404",
      description = "`policy.not-found`: there is no such policy",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface NoPolicy {}

  /** The alert must exist. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "404",
      description = "`alert.not-found`: there is no such alert",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface NoAlert {}

  /** E-mail addresses are unique. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "409",
      description = "`account.email-taken`: another account has this address",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface EmailTaken {}

  /** There must be something to stop. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "409",
      description = "`session.none-active`: the caller has no active session there",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface NoneActive {}

  /** A session ends once. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "409",
      description = "`session.already-ended`: with the present status in `context`",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface AlreadyEnded {}

  /** Somebody else may change the same thing. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "409",
      description = "`request.concurrent-change`: changed by someone else at the same moment",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface Concurrent {}

  /** There must be something at this path. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "404",
      description = "`request.not-found`: there is nothing at this path",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface Nothing {}

  /** The version in If-Match must be the present one. */
  @Target(ElementType.ANNOTATION_TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "412",
      description = "`request.precondition-failed`: changed since the version in If-Match",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface Stale {}

  /** A change may have to say what it rests on. */
  @Target(ElementType.ANNOTATION_TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "428",
      description =
          "`request.precondition-required`: this installation takes no change without If-Match"
              + " (`neosc.api.require-if-match`)",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface Unconditional {}

  /** What every route that changes something with an ETag may answer, and the header it reads. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @Parameter(name = "If-Match", ref = "#/components/parameters/if_match")
  @Stale
  @Unconditional
  public @interface Versioned {}

  /** Bodies are bounded. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "413",
      description = "`request.too-large`: the body has more than 1 MiB",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface TooLarge {}

  /** Bodies are JSON. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "415",
      description = "`request.unsupported-type`: the body is not application/json",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface UnsupportedType {}

  /** A password must be acceptable. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "422",
      description = "`account.password-rejected`: too short or too long",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface PasswordRejected {}

  /** The present password must be right and the new one acceptable. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "422",
      description =
          "`account.wrong-password`, `account.password-rejected`: the present one is not right, or the new one is not acceptable",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface WrongPassword {}

  /** The workspace must be available and not full. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "422",
      description =
          "`workspace.not-available`, `session.limit-reached`, `session.resumed-elsewhere`: a rule"
              + " forbids it, the facts are in `context`; `request.idempotency-mismatch`: the Idempotency-Key was used otherwise",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface CannotLaunch {}

  /** Passwords are hashed a few at a time. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "429",
      description =
          "`auth.busy`, `request.rate-limited`: too many sign-ins or requests at once; see"
              + " Retry-After",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface Busy {}

  /** Passwords are hashed a few at a time, and who guesses waits. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "429",
      description =
          "`auth.busy`, `auth.too-many-attempts`, `request.rate-limited`: too many sign-ins or"
              + " requests at once, or too many that failed; see Retry-After",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface Guarded {}

  /** Everybody has so many requests in a minute. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "429",
      description = "`request.rate-limited`: too many requests in this minute; see Retry-After",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface Limited {}

  /** Something nobody foresaw. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "500",
      description = "`server.error`: a bug; the trace id finds it in the log",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface Failed {}

  /** The database must be there. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ApiResponse(
      responseCode = "503",
      description = "`server.unavailable`: the database is away; see Retry-After",
      content =
          @Content(
              mediaType = Problems.MEDIA_TYPE,
              schema = @Schema(implementation = ProblemResponse.class)))
  public @interface Unavailable {}

  /** What every route with a body may answer. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @BadBody
  @TooLarge
  @UnsupportedType
  public @interface Body {}

  /** What a route for probes may answer: they are not counted. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @Failed
  @Unavailable
  public @interface Probe {}

  /** What every route that is open to anybody may answer. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @Limited
  @Failed
  @Unavailable
  public @interface Open {}

  /** What every route for signed-in callers may answer. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @Unauthenticated
  @NotAllowed
  @LockAnswers.InForce
  @Limited
  @Failed
  @Unavailable
  @SecurityRequirement(name = "bearer")
  public @interface SignedIn {}
}
