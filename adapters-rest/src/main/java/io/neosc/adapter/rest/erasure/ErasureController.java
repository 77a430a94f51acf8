package io.neosc.adapter.rest.erasure;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.neosc.adapter.rest.problem.AdminAnswers;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.problem.AuditAnswers;
import io.neosc.adapter.rest.problem.HoldAnswers;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.RequestRefused;
import io.neosc.adapter.rest.security.Access;
import io.neosc.adapter.rest.security.Audits;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.application.erasure.port.in.EraseUser;
import io.neosc.application.erasure.port.in.ErasureCommands;
import io.neosc.application.erasure.port.in.ErasureQueries;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.shared.Ids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The erasing of persons (AU-12). */
@Controller("/api/admin/users/{id}")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Accounts")
final class ErasureController {
  private final ErasureCommands commands;
  private final ErasureQueries queries;

  ErasureController(ErasureCommands commands, ErasureQueries queries) {
    this.commands = commands;
    this.queries = queries;
  }

  @Post("/erase")
  @Status(HttpStatus.ACCEPTED)
  @Secured(Access.ADMIN)
  @Audits({"delete_user", "erase_user", "revoke_sign_in", "terminate_session"})
  @Operation(
      summary = "Erase the person of an account for good",
      description =
          "Role: admin. Cannot be undone. The account is deleted if it still is there; then"
              + " everything that tells of its person is removed in the background, from the audit"
              + " trail too, whose hashes all stay valid. The body repeats the account's e-mail"
              + " address as a second confirmation. Asking again gives the same answer. A legal hold on"
              + " entries of the account has to be lifted before.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = EraseUserRequest.class)))
  @ApiResponse(responseCode = "202", description = "It is certain to happen")
  @Answers.Body
  @AdminAnswers.NoAccount
  @HoldAnswers.Kept
  @AuditAnswers.ErasureNotConfirmed
  @Answers.SignedIn
  ErasureResponse eraseUser(HttpRequest<byte[]> http, @PathVariable String id) {
    var account = accountId(id, ProblemCode.ACCOUNT_NOT_FOUND);
    var wanted =
        JsonBody.read(
            () -> EraseUserRequest.of(JsonBody.required(http)),
            () -> queries.requireErasable(account));
    return ErasureResponse.of(
        commands.erase(new EraseUser(Caller.contextOf(http), account, wanted.email())));
  }

  @Get("/erasure")
  @Secured({Access.AUDITOR, Access.ADMIN})
  @Operation(
      summary = "Read how far the person of an account is erased",
      description = "Roles: auditor, admin.")
  @ApiResponse(responseCode = "200", description = "How far it is")
  @AuditAnswers.NoErasure
  @Answers.SignedIn
  ErasureResponse erasureOfUser(@PathVariable String id) {
    return ErasureResponse.of(queries.erasure(accountId(id, ProblemCode.ERASURE_NOT_FOUND)));
  }

  private static AccountId accountId(String id, ProblemCode absent) {
    if (!Ids.valid(AccountId.PREFIX, id)) {
      throw RequestRefused.absent(absent);
    }
    return new AccountId(id);
  }
}
