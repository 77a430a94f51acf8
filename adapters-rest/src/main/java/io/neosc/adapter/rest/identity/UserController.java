package io.neosc.adapter.rest.identity;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.neosc.adapter.rest.problem.AdminAnswers;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.RequestRefused;
import io.neosc.adapter.rest.security.Access;
import io.neosc.adapter.rest.security.Audits;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.wire.CursorSeal;
import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.adapter.rest.wire.Paging;
import io.neosc.adapter.rest.wire.Query;
import io.neosc.application.identity.port.in.AccountCommands;
import io.neosc.application.identity.port.in.AccountFilter;
import io.neosc.application.identity.port.in.AccountQueries;
import io.neosc.application.identity.port.in.ChangeAccount;
import io.neosc.application.identity.port.in.CreateAccount;
import io.neosc.application.identity.port.in.DeleteAccount;
import io.neosc.application.identity.port.in.RevokeTokens;
import io.neosc.application.organization.port.in.OrganizationQueries;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.Role;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.shared.Ids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The administration of accounts (ID-14). */
@Controller("/api/admin/users")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Accounts")
final class UserController {
  private final AccountQueries queries;
  private final AccountCommands commands;
  private final OrganizationQueries organizations;
  private final CursorSeal seal;

  UserController(
      AccountQueries queries,
      AccountCommands commands,
      OrganizationQueries organizations,
      CursorSeal seal) {
    this.queries = queries;
    this.commands = commands;
    this.organizations = organizations;
    this.seal = seal;
  }

  @Get
  @Secured({Access.AUDITOR, Access.OPERATOR, Access.ADMIN})
  @Operation(
      summary = "List accounts, newest first",
      description = "Roles: auditor, operator, admin.")
  @Parameter(name = "q", ref = "#/components/parameters/account_words")
  @Parameter(name = "role", ref = "#/components/parameters/role")
  @Parameter(name = "disabled", ref = "#/components/parameters/disabled")
  @Parameter(name = "organization", ref = "#/components/parameters/organization")
  @Paging.Parameters
  @ApiResponse(responseCode = "200", description = "A page of accounts; Link leads on")
  @Answers.BadQuery
  @Answers.SignedIn
  HttpResponse<List<UserResponse>> list(HttpRequest<?> http) {
    var query = new Query(http);
    var filter =
        new AccountFilter(
            query.text("q"),
            query.oneOf("role", Role.class),
            query.truth("disabled"),
            organization(query));
    var paging = Paging.of(seal, query, Caller.of(http).getName());
    return paging.answer(queries.accounts(filter, paging.request()).map(this::response));
  }

  private @Nullable OrganizationId organization(Query query) {
    var named = query.text("organization");
    if (named == null) {
      return null;
    }
    var found = organizations.named(named);
    if (found.isEmpty()) {
      query.wrong("organization", "invalid", "must be the id or exact name of an organization");
    }
    return found.orElse(null);
  }

  @Post
  @Status(HttpStatus.CREATED)
  @Secured(Access.ADMIN)
  @Audits("create_user")
  @Operation(summary = "Make an account for somebody", description = "Role: admin.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CreateUserRequest.class)))
  @ApiResponse(responseCode = "201", description = "The new account")
  @Answers.Body
  @Answers.EmailTaken
  @AdminAnswers.CannotCreateAccount
  @Answers.Busy
  @Answers.SignedIn
  UserResponse create(HttpRequest<byte[]> http) {
    var wanted = CreateUserRequest.of(JsonBody.required(http));
    return response(
        commands.create(
            new CreateAccount(
                Caller.contextOf(http),
                new EmailAddress(wanted.email()),
                wanted.password(),
                wanted.name(),
                wanted.role(),
                wanted.organization())));
  }

  @Get("/{id}")
  @Secured({Access.AUDITOR, Access.OPERATOR, Access.ADMIN})
  @Operation(summary = "Read an account", description = "Roles: auditor, operator, admin.")
  @ApiResponse(responseCode = "200", description = "The account")
  @AdminAnswers.NoAccount
  @Answers.SignedIn
  UserResponse get(@PathVariable String id) {
    return response(queries.account(accountId(id)));
  }

  @Patch("/{id}")
  @Secured(Access.ADMIN)
  @Audits({"update_user", "revoke_sign_in", "terminate_session"})
  @Operation(
      summary = "Change an account's role, name or organization, or disable it",
      description =
          "Role: admin. A JSON merge patch. Another role and disabling end its sign-ins at once, on"
              + " every node; disabling ends its sessions too.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = ChangeUserRequest.class)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON_MERGE_PATCH,
            schema = @Schema(implementation = ChangeUserRequest.class))
      })
  @ApiResponse(responseCode = "200", description = "The account as it is now")
  @Answers.Body
  @AdminAnswers.NoAccount
  @AdminAnswers.LastAdmin
  @AdminAnswers.UnknownOrganization
  @Answers.SignedIn
  UserResponse change(HttpRequest<byte[]> http, @PathVariable String id) {
    var account = accountId(id);
    var wanted =
        JsonBody.read(
            () -> ChangeUserRequest.of(JsonBody.required(http)), () -> queries.account(account));
    return response(
        commands.change(
            new ChangeAccount(
                Caller.contextOf(http),
                account,
                wanted.name(),
                wanted.role(),
                wanted.organization(),
                wanted.disabled())));
  }

  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  @Secured(Access.ADMIN)
  @Audits({"delete_user", "revoke_sign_in", "terminate_session"})
  @Operation(
      summary = "Delete an account",
      description =
          "Role: admin. Its sign-ins and sessions end and its address is free again; its audit"
              + " entries stay.")
  @ApiResponse(responseCode = "204", description = "It is deleted")
  @Answers.Body
  @AdminAnswers.NoAccount
  @AdminAnswers.LastAdmin
  @Answers.SignedIn
  void delete(HttpRequest<byte[]> http, @PathVariable String id) {
    var account = accountId(id);
    JsonBody.refuse(http, () -> queries.account(account));
    commands.delete(new DeleteAccount(Caller.contextOf(http), account));
  }

  @Post("/{id}/revoke-tokens")
  @Secured(Access.ADMIN)
  @Audits("revoke_sign_in")
  @Operation(
      summary = "End all sign-ins of an account",
      description = "Role: admin. At once, on every node, sockets included. Its sessions go on.")
  @ApiResponse(responseCode = "200", description = "How many ended")
  @Answers.Body
  @AdminAnswers.NoAccount
  @Answers.Concurrent
  @Answers.SignedIn
  TokensRevokedResponse revokeTokens(HttpRequest<byte[]> http, @PathVariable String id) {
    var account = accountId(id);
    JsonBody.refuse(http, () -> queries.account(account));
    return new TokensRevokedResponse(
        "Tokens revoked", commands.revokeTokens(new RevokeTokens(Caller.contextOf(http), account)));
  }

  @Post("/{id}/reset-mfa")
  @Secured(Access.ADMIN)
  @Audits(nothingBecause = "no account has a second factor yet, so nothing changes")
  @Operation(
      summary = "Take an account's second factor away",
      description = "Role: admin. Until second factors exist there is none to take away.")
  @ApiResponse(responseCode = "200", description = "Whether there was one")
  @Answers.Body
  @AdminAnswers.NoAccount
  @Answers.SignedIn
  MfaResetResponse resetMfa(HttpRequest<byte[]> http, @PathVariable String id) {
    var account = accountId(id);
    JsonBody.refuse(http, () -> queries.account(account));
    queries.account(account);
    return new MfaResetResponse("No second factor is enrolled", false);
  }

  private UserResponse response(Account.State account) {
    return UserResponse.of(account, organizations);
  }

  private static AccountId accountId(String id) {
    if (!Ids.valid(AccountId.PREFIX, id)) {
      throw RequestRefused.absent(ProblemCode.ACCOUNT_NOT_FOUND);
    }
    return new AccountId(id);
  }
}
