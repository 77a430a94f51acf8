package io.neosc.adapter.rest.policy;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.RequestRefused;
import io.neosc.adapter.rest.security.Access;
import io.neosc.adapter.rest.security.Audits;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.wire.CursorSeal;
import io.neosc.adapter.rest.wire.EntityTag;
import io.neosc.adapter.rest.wire.IfMatch;
import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.adapter.rest.wire.Paging;
import io.neosc.adapter.rest.wire.Query;
import io.neosc.application.policy.port.in.PolicyCommands;
import io.neosc.application.policy.port.in.PolicyQueries;
import io.neosc.application.policy.port.in.SwitchPolicy;
import io.neosc.domain.policy.PolicyId;
import io.neosc.domain.shared.Ids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Policies to read, and to switch on and off. */
@Controller("/api/policies")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Policies")
final class PolicyController {
  private final PolicyQueries queries;
  private final PolicyCommands commands;
  private final IfMatch ifMatch;
  private final CursorSeal seal;

  PolicyController(
      PolicyQueries queries, PolicyCommands commands, IfMatch ifMatch, CursorSeal seal) {
    this.queries = queries;
    this.commands = commands;
    this.ifMatch = ifMatch;
    this.seal = seal;
  }

  @Get
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Operation(summary = "List all policies, newest first", description = "Every role.")
  @Paging.Parameters
  @ApiResponse(responseCode = "200", description = "A page of policies; Link leads on")
  @Answers.BadQuery
  @Answers.SignedIn
  HttpResponse<List<PolicyResponse>> list(HttpRequest<?> http) {
    var paging = Paging.of(seal, new Query(http), Caller.of(http).getName());
    return paging.answer(queries.policies(paging.request()).map(PolicyResponse::of));
  }

  @Get("/{id}")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Operation(summary = "Read a policy", description = "Every role. Honours If-None-Match.")
  @ApiResponse(responseCode = "200", description = "The policy, with its ETag")
  @ApiResponse(responseCode = "304", description = "The client has it already")
  @Answers.NoPolicy
  @Answers.SignedIn
  HttpResponse<PolicyResponse> get(HttpRequest<?> http, @PathVariable String id) {
    var policy = queries.policy(policyId(id));
    var tag = EntityTag.of(policy.version());
    return EntityTag.answer(http, tag, () -> PolicyResponse.of(policy));
  }

  @Patch("/{id}")
  @Secured(Access.ADMIN)
  @Audits("toggle_policy")
  @Operation(
      summary = "Switch a policy on or off",
      description =
          "Role: admin. An empty body or {} switches to the other state. If-Match is honoured.")
  @RequestBody(
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = SwitchRequest.class)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON_MERGE_PATCH,
            schema = @Schema(implementation = SwitchRequest.class))
      })
  @ApiResponse(responseCode = "200", description = "The policy as it is now, with its ETag")
  @Answers.Body
  @Answers.NoPolicy
  @Answers.Concurrent
  @Answers.Versioned
  @Answers.SignedIn
  HttpResponse<SwitchResponse> toggle(HttpRequest<byte[]> http, @PathVariable String id) {
    var policy = policyId(id);
    Runnable exists = () -> queries.policy(policy);
    var command = JsonBody.read(() -> command(http, policy), exists);
    var now = commands.switchPolicy(command);
    return HttpResponse.ok(SwitchResponse.of(now))
        .header(HttpHeaders.ETAG, EntityTag.of(now.version()));
  }

  private SwitchPolicy command(HttpRequest<byte[]> http, PolicyId policy) {
    var wanted = SwitchRequest.of(JsonBody.optional(http));
    return new SwitchPolicy(
        Caller.contextOf(http),
        policy,
        wanted.enabled(),
        ifMatch.expected(http, () -> queries.policy(policy).version()));
  }

  private static PolicyId policyId(String id) {
    if (!Ids.valid(PolicyId.PREFIX, id)) {
      throw RequestRefused.absent(ProblemCode.POLICY_NOT_FOUND);
    }
    return new PolicyId(id);
  }
}
