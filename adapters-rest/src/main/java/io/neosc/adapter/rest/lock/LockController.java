package io.neosc.adapter.rest.lock;

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
import io.neosc.adapter.rest.problem.LockAnswers;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.RequestRefused;
import io.neosc.adapter.rest.security.Access;
import io.neosc.adapter.rest.security.Audits;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.wire.CursorSeal;
import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.adapter.rest.wire.Paging;
import io.neosc.adapter.rest.wire.Query;
import io.neosc.application.lock.port.in.CreateLock;
import io.neosc.application.lock.port.in.LockCommands;
import io.neosc.application.lock.port.in.LockQueries;
import io.neosc.application.lock.port.in.RemoveLock;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.lock.LockId;
import io.neosc.domain.lock.LockTarget;
import io.neosc.domain.shared.Ids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;

/** Locks: made, listed, taken away (SE-12). */
@Controller("/api/admin/locks")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Locks")
final class LockController {
  private final LockQueries queries;
  private final LockCommands commands;
  private final OnceOnly onceOnly;
  private final CursorSeal seal;
  private final InstantSource clock;

  LockController(
      LockQueries queries,
      LockCommands commands,
      OnceOnly onceOnly,
      CursorSeal seal,
      InstantSource clock) {
    this.queries = queries;
    this.commands = commands;
    this.onceOnly = onceOnly;
    this.seal = seal;
    this.clock = clock;
  }

  @Get
  @Secured({Access.AUDITOR, Access.OPERATOR, Access.ADMIN})
  @Operation(
      summary = "List locks, those in force first",
      description =
          "Roles: auditor, operator, admin. By their end, the latest first: those without an end,"
              + " the newest of them first; those that end; those that are over.")
  @Parameter(name = "target", ref = "#/components/parameters/lock_target")
  @Paging.Parameters
  @ApiResponse(responseCode = "200", description = "A page of locks; Link leads on")
  @Answers.BadQuery
  @Answers.SignedIn
  HttpResponse<List<LockResponse>> list(HttpRequest<?> http) {
    var query = new Query(http);
    var target = query.oneOf("target", LockTarget.Kind.class);
    var paging = Paging.of(seal, query, Caller.of(http).getName());
    return paging.answer(queries.locks(target, paging.request()).map(this::response));
  }

  @Get("/{id}")
  @Secured({Access.AUDITOR, Access.OPERATOR, Access.ADMIN})
  @Operation(summary = "Read a lock", description = "Roles: auditor, operator, admin.")
  @ApiResponse(responseCode = "200", description = "The lock")
  @LockAnswers.NoLock
  @Answers.SignedIn
  LockResponse get(@PathVariable String id) {
    return response(queries.lock(lockId(id)));
  }

  @Post
  @Secured(Access.ADMIN)
  @Audits({"create_lock", "terminate_session"})
  @Idempotent
  @Operation(
      summary = "Lock a user, role, workspace, host, range of addresses or session",
      description =
          "Role: admin. Sessions and sockets that it hits end within 2 s on every node; launches,"
              + " sockets, sign-ins and renewals are refused with 423 and the reason. With an"
              + " Idempotency-Key a repetition gets the first answer.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CreateLockRequest.class)))
  @ApiResponse(responseCode = "201", description = "The new lock, in force already")
  @Answers.Body
  @LockAnswers.HitsAdmins
  @LockAnswers.CannotLock
  @Answers.SignedIn
  HttpResponse<LockResponse> create(HttpRequest<byte[]> http) {
    return onceOnly.answer(
        http,
        () -> {},
        context -> created(commands.create(wanted(http, context))),
        stored -> created(queries.lock(new LockId(stored.getFirst()))));
  }

  private static CreateLock wanted(HttpRequest<byte[]> http, CommitContext context) {
    var wanted = CreateLockRequest.of(JsonBody.required(http));
    return new CreateLock(
        context, wanted.target(), wanted.value(), wanted.reason(), wanted.expiresAt());
  }

  private MutableHttpResponse<LockResponse> created(Lock.State lock) {
    return HttpResponse.created(response(lock));
  }

  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  @Secured(Access.ADMIN)
  @Audits("remove_lock")
  @Operation(
      summary = "Take a lock away",
      description =
          "Role: admin. At once here, within a second everywhere. What it ended stays ended; refresh"
              + " tokens that it refused are good again.")
  @ApiResponse(responseCode = "204", description = "It is gone")
  @Answers.Body
  @LockAnswers.NoLock
  @Answers.Concurrent
  @Answers.SignedIn
  void remove(HttpRequest<byte[]> http, @PathVariable String id) {
    var lock = lockId(id);
    JsonBody.refuse(http, () -> queries.lock(lock));
    commands.remove(new RemoveLock(Caller.contextOf(http), lock));
  }

  private LockResponse response(Lock.State lock) {
    return LockResponse.of(lock, clock.instant());
  }

  private static LockId lockId(String id) {
    if (!Ids.valid(LockId.PREFIX, id)) {
      throw RequestRefused.absent(ProblemCode.LOCK_NOT_FOUND);
    }
    return new LockId(id);
  }
}
