package io.neosc.adapter.rest.guard;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
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
import io.neosc.application.guard.port.in.ClearBlock;
import io.neosc.application.guard.port.in.GuardCommands;
import io.neosc.application.guard.port.in.GuardQueries;
import io.neosc.domain.guard.AttemptCountId;
import io.neosc.domain.shared.Ids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Blocks on sign-ins, to be read and taken away (ID-13). */
@Controller("/api/admin/sign-in-blocks")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Sign-in")
final class BlockController {
  private final GuardQueries queries;
  private final GuardCommands commands;
  private final CursorSeal seal;

  BlockController(GuardQueries queries, GuardCommands commands, CursorSeal seal) {
    this.queries = queries;
    this.commands = commands;
    this.seal = seal;
  }

  @Get
  @Secured({Access.AUDITOR, Access.OPERATOR, Access.ADMIN})
  @Operation(
      summary = "List who is held up while signing in, newest first",
      description = "Roles: auditor, operator, admin.")
  @Paging.Parameters
  @ApiResponse(responseCode = "200", description = "A page of blocks in force; Link leads on")
  @Answers.BadQuery
  @Answers.SignedIn
  HttpResponse<List<BlockResponse>> list(HttpRequest<?> http) {
    var paging = Paging.of(seal, new Query(http), Caller.of(http).getName());
    return paging.answer(queries.blocks(paging.request()).map(BlockResponse::of));
  }

  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  @Secured(Access.ADMIN)
  @Audits("clear_sign_in_block")
  @Operation(
      summary = "Take a block away",
      description = "Role: admin. The failures behind it are forgotten.")
  @ApiResponse(responseCode = "204", description = "It is gone")
  @Answers.Body
  @KeyAnswers.NoBlock
  @Answers.SignedIn
  void clear(HttpRequest<byte[]> http, @PathVariable String id) {
    if (!Ids.valid(AttemptCountId.PREFIX, id)) {
      throw RequestRefused.absent(ProblemCode.BLOCK_NOT_FOUND);
    }
    var block = new AttemptCountId(id);
    JsonBody.refuse(http, () -> queries.block(block));
    commands.clear(new ClearBlock(Caller.contextOf(http), block));
  }
}
