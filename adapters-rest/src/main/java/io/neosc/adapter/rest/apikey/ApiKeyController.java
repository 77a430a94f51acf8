package io.neosc.adapter.rest.apikey;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.problem.KeyAnswers;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.RequestRefused;
import io.neosc.adapter.rest.security.Access;
import io.neosc.adapter.rest.security.Audits;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.wire.CursorSeal;
import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.adapter.rest.wire.Paging;
import io.neosc.adapter.rest.wire.Query;
import io.neosc.application.apikey.port.in.ApiKeyCommands;
import io.neosc.application.apikey.port.in.ApiKeyQueries;
import io.neosc.application.apikey.port.in.CreateApiKey;
import io.neosc.application.apikey.port.in.RevokeApiKey;
import io.neosc.domain.apikey.ApiKeyId;
import io.neosc.domain.shared.Ids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** API keys: made, listed with their last use, ended (ID-15). */
@Controller("/api/admin/api-keys")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "API keys")
final class ApiKeyController {
  private final ApiKeyQueries queries;
  private final ApiKeyCommands commands;
  private final CursorSeal seal;

  ApiKeyController(ApiKeyQueries queries, ApiKeyCommands commands, CursorSeal seal) {
    this.queries = queries;
    this.commands = commands;
    this.seal = seal;
  }

  @Get
  @Secured(Access.ADMIN)
  @Operation(
      summary = "List API keys with their last use, newest first",
      description = "Role: admin. Revoked and expired ones too.")
  @Paging.Parameters
  @ApiResponse(responseCode = "200", description = "A page of API keys; Link leads on")
  @Answers.BadQuery
  @Answers.SignedIn
  HttpResponse<List<ApiKeyResponse>> list(HttpRequest<?> http) {
    var paging = Paging.of(seal, new Query(http), Caller.of(http).getName());
    return paging.answer(queries.apiKeys(paging.request()).map(ApiKeyResponse::of));
  }

  @Post
  @Status(HttpStatus.CREATED)
  @Secured(Access.ADMIN)
  @Audits("create_api_key")
  @Operation(
      summary = "Make an API key",
      description =
          "Role: admin. The key is in this answer and nowhere else. It opens the routes that name one"
              + " of its scopes, and no others.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CreateApiKeyRequest.class)))
  @ApiResponse(responseCode = "201", description = "The new key, shown this once")
  @Answers.Body
  @KeyAnswers.KeyExpired
  @Answers.SignedIn
  CreatedApiKeyResponse create(HttpRequest<byte[]> http) {
    var wanted = CreateApiKeyRequest.of(JsonBody.required(http));
    return CreatedApiKeyResponse.of(
        commands.create(
            new CreateApiKey(
                Caller.contextOf(http), wanted.name(), wanted.wanted(), wanted.expiresAt())));
  }

  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  @Secured(Access.ADMIN)
  @Audits("revoke_api_key")
  @Operation(
      summary = "Revoke an API key",
      description = "Role: admin. At once here, within a second everywhere; again is no error.")
  @ApiResponse(responseCode = "204", description = "It opens nothing any more")
  @Answers.Body
  @KeyAnswers.NoKey
  @Answers.Concurrent
  @Answers.SignedIn
  void revoke(HttpRequest<byte[]> http, @PathVariable String id) {
    if (!Ids.valid(ApiKeyId.PREFIX, id)) {
      throw RequestRefused.absent(ProblemCode.KEY_NOT_FOUND);
    }
    var key = new ApiKeyId(id);
    JsonBody.refuse(http, () -> queries.apiKey(key));
    commands.revoke(new RevokeApiKey(Caller.contextOf(http), key));
  }
}
