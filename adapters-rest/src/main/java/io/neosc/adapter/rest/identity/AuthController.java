package io.neosc.adapter.rest.identity;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.problem.LockAnswers;
import io.neosc.adapter.rest.security.Audits;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.security.OpenToLocked;
import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.application.identity.port.in.ChangePassword;
import io.neosc.application.identity.port.in.IdentityCommands;
import io.neosc.application.identity.port.in.Login;
import io.neosc.application.identity.port.in.Logout;
import io.neosc.application.identity.port.in.Refresh;
import io.neosc.application.identity.port.in.Register;
import io.neosc.application.identity.port.in.SignedIn;
import io.neosc.application.identity.port.out.AccessTokens;
import io.neosc.application.organization.port.in.OrganizationQueries;
import io.neosc.domain.identity.EmailAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Registration, sign-in, its renewal and its end. */
@Controller("/api/auth")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Sign-in")
final class AuthController {
  private final IdentityCommands identity;
  private final AccessTokens tokens;
  private final OrganizationQueries organizations;

  AuthController(
      IdentityCommands identity, AccessTokens tokens, OrganizationQueries organizations) {
    this.identity = identity;
    this.tokens = tokens;
    this.organizations = organizations;
  }

  @Post("/register")
  @Status(HttpStatus.CREATED)
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Audits("register")
  @Operation(
      summary = "Make an account and sign in",
      description = "Anybody. The account has role user.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RegisterRequest.class)))
  @ApiResponse(responseCode = "201", description = "The new account and its tokens")
  @Answers.Body
  @Answers.RegistrationClosed
  @Answers.EmailTaken
  @Answers.PasswordRejected
  @LockAnswers.InForce
  @Answers.Busy
  @Answers.Open
  SignedInResponse register(HttpRequest<byte[]> http) {
    identity.requireRegistrationOpen();
    var wanted = RegisterRequest.of(JsonBody.required(http));
    return answer(
        identity.register(
            new Register(
                Caller.contextOf(http),
                new EmailAddress(wanted.email()),
                wanted.password(),
                wanted.name(),
                wanted.organization())));
  }

  @Post("/login")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Audits({"login", "block_sign_in"})
  @Operation(summary = "Sign in", description = "Anybody. Every failure looks the same.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = LoginRequest.class)))
  @ApiResponse(responseCode = "200", description = "Tokens, and whose they are")
  @Answers.Body
  @Answers.BadCredentials
  @LockAnswers.InForce
  @Answers.Guarded
  @Answers.Open
  SignedInResponse login(HttpRequest<byte[]> http) {
    var claimed = LoginRequest.of(JsonBody.required(http));
    return answer(
        identity.login(new Login(Caller.contextOf(http), claimed.email(), claimed.password())));
  }

  @Post("/refresh")
  @Secured(SecurityRule.IS_ANONYMOUS)
  @Audits({"refresh_token", "token_reuse"})
  @Operation(
      summary = "Use a refresh token up for new tokens",
      description = "Anybody who has one. A used one that comes again ends its sign-in.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RefreshRequest.class)))
  @ApiResponse(responseCode = "200", description = "New tokens, and whose they are")
  @Answers.Body
  @Answers.BadCredentials
  @Answers.Concurrent
  @LockAnswers.InForce
  @Answers.Open
  SignedInResponse refresh(HttpRequest<byte[]> http) {
    var presented = RefreshRequest.of(JsonBody.required(http));
    return answer(identity.refresh(new Refresh(Caller.contextOf(http), presented.refreshToken())));
  }

  @Post("/logout")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @OpenToLocked(because = "who signs out does what a lock is for")
  @Audits({"logout", "terminate_session"})
  @Operation(
      summary = "Sign out and end all of one's sessions",
      description = "Every role. The access token is refused from now on, on every node.")
  @ApiResponse(responseCode = "200", description = "How many sessions ended")
  @Answers.Body
  @Answers.Concurrent
  @Answers.SignedIn
  LogoutResponse logout(HttpRequest<byte[]> http) {
    JsonBody.refuse(http);
    return new LogoutResponse("Logged out", identity.logout(new Logout(Caller.contextOf(http))));
  }

  @Post("/password")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Audits({"change_password", "revoke_sign_in", "block_sign_in"})
  @Operation(
      summary = "Change one's password",
      description = "Every role. The account's other sign-ins end.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = PasswordRequest.class)))
  @ApiResponse(responseCode = "200", description = "It is changed")
  @Answers.Body
  @Answers.WrongPassword
  @Answers.Concurrent
  @Answers.Guarded
  @Answers.SignedIn
  PasswordResponse password(HttpRequest<byte[]> http) {
    var wanted = PasswordRequest.of(JsonBody.required(http));
    identity.changePassword(
        new ChangePassword(Caller.contextOf(http), wanted.current(), wanted.next()));
    return new PasswordResponse("Password changed");
  }

  private SignedInResponse answer(SignedIn signedIn) {
    return SignedInResponse.of(signedIn, tokens.issue(signedIn.signIn()), organizations);
  }
}
