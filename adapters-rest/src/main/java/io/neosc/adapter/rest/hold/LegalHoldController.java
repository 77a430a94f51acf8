package io.neosc.adapter.rest.hold;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
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
import io.neosc.adapter.rest.idempotency.Idempotent;
import io.neosc.adapter.rest.idempotency.OnceOnly;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.problem.HoldAnswers;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.RequestRefused;
import io.neosc.adapter.rest.security.Access;
import io.neosc.adapter.rest.security.Audits;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.application.hold.port.in.LegalHoldCommands;
import io.neosc.application.hold.port.in.LegalHoldQueries;
import io.neosc.application.hold.port.in.LiftLegalHold;
import io.neosc.application.hold.port.in.PlaceLegalHold;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.hold.LegalHold;
import io.neosc.domain.hold.LegalHoldId;
import io.neosc.domain.shared.Ids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Legal holds: placed, listed, lifted (AU-11). */
@Controller("/api/admin/legal-holds")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Audit")
final class LegalHoldController {
  private final LegalHoldQueries queries;
  private final LegalHoldCommands commands;
  private final OnceOnly onceOnly;

  LegalHoldController(LegalHoldQueries queries, LegalHoldCommands commands, OnceOnly onceOnly) {
    this.queries = queries;
    this.commands = commands;
    this.onceOnly = onceOnly;
  }

  @Get
  @Secured({Access.AUDITOR, Access.ADMIN})
  @Operation(
      summary = "List all legal holds, the newest first",
      description = "Roles: auditor, admin. There are at most 100.")
  @ApiResponse(responseCode = "200", description = "All of them")
  @Answers.SignedIn
  List<LegalHoldResponse> legalHolds() {
    return queries.holds().stream().map(LegalHoldResponse::of).toList();
  }

  @Get("/{id}")
  @Secured({Access.AUDITOR, Access.ADMIN})
  @Operation(summary = "Read a legal hold", description = "Roles: auditor, admin.")
  @ApiResponse(responseCode = "200", description = "The hold")
  @HoldAnswers.NoHold
  @Answers.SignedIn
  LegalHoldResponse legalHold(@PathVariable String id) {
    return LegalHoldResponse.of(queries.hold(holdId(id)));
  }

  @Post
  @Secured(Access.ADMIN)
  @Audits("place_legal_hold")
  @Idempotent
  @Operation(
      summary = "Keep entries of the audit trail where they are and as they are",
      description =
          "Role: admin. From the answer on none of them leaves for the archive, on whichever node,"
              + " nor any behind them; and nobody is erased from them, but where that is being done"
              + " at this moment. With an Idempotency-Key a repetition gets the first answer.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = PlaceLegalHoldRequest.class)))
  @ApiResponse(responseCode = "201", description = "The new hold")
  @Answers.Body
  @HoldAnswers.TooMany
  @HoldAnswers.Repeated
  @Answers.SignedIn
  HttpResponse<LegalHoldResponse> placeLegalHold(HttpRequest<byte[]> http) {
    return onceOnly.answer(
        http,
        () -> {},
        context -> placed(commands.place(wanted(http, context))),
        stored -> placed(queries.hold(new LegalHoldId(stored.getFirst()))));
  }

  private static PlaceLegalHold wanted(HttpRequest<byte[]> http, CommitContext context) {
    var wanted = PlaceLegalHoldRequest.of(JsonBody.required(http));
    return new PlaceLegalHold(context, wanted.scope(), wanted.reason());
  }

  private static MutableHttpResponse<LegalHoldResponse> placed(LegalHold.State hold) {
    return HttpResponse.created(LegalHoldResponse.of(hold));
  }

  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  @Secured(Access.ADMIN)
  @Audits("lift_legal_hold")
  @Operation(
      summary = "Lift a legal hold",
      description =
          "Role: admin. What it kept leaves with the next archiving; who waits to be erased is.")
  @ApiResponse(responseCode = "204", description = "It is lifted")
  @Answers.Body
  @HoldAnswers.NoHold
  @Answers.Concurrent
  @Answers.SignedIn
  void liftLegalHold(HttpRequest<byte[]> http, @PathVariable String id) {
    var hold = holdId(id);
    JsonBody.refuse(http, () -> queries.hold(hold));
    commands.lift(new LiftLegalHold(Caller.contextOf(http), hold));
  }

  private static LegalHoldId holdId(String id) {
    if (!Ids.valid(LegalHoldId.PREFIX, id)) {
      throw RequestRefused.absent(ProblemCode.HOLD_NOT_FOUND);
    }
    return new LegalHoldId(id);
  }
}
