package io.neosc.adapter.rest.organization;

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
import io.micronaut.security.rules.SecurityRule;
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
import io.neosc.application.organization.port.in.ChangeOrganization;
import io.neosc.application.organization.port.in.CreateOrganization;
import io.neosc.application.organization.port.in.DeleteOrganization;
import io.neosc.application.organization.port.in.OrganizationCommands;
import io.neosc.application.organization.port.in.OrganizationQueries;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.shared.Ids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Organizations (ID-17). A user sees the own one alone. */
@Controller("/api/organizations")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Organizations")
final class OrganizationController {
  private final OrganizationQueries queries;
  private final OrganizationCommands commands;
  private final CursorSeal seal;

  OrganizationController(
      OrganizationQueries queries, OrganizationCommands commands, CursorSeal seal) {
    this.queries = queries;
    this.commands = commands;
    this.seal = seal;
  }

  @Get
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Operation(
      summary = "List organizations with their counts, newest first",
      description = "Every role. A user sees the own one alone.")
  @Paging.Parameters
  @ApiResponse(responseCode = "200", description = "A page of organizations; Link leads on")
  @Answers.BadQuery
  @Answers.SignedIn
  HttpResponse<List<OrganizationResponse>> list(HttpRequest<?> http) {
    var caller = Caller.of(http);
    var paging = Paging.of(seal, new Query(http), caller.getName());
    return paging.answer(
        queries.organizations(caller.signIn(), paging.request()).map(OrganizationResponse::of));
  }

  @Post
  @Status(HttpStatus.CREATED)
  @Secured(Access.ADMIN)
  @Audits("create_organization")
  @Operation(summary = "Make an organization", description = "Role: admin.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CreateOrganizationRequest.class)))
  @ApiResponse(responseCode = "201", description = "The new organization")
  @Answers.Body
  @AdminAnswers.NameTaken
  @Answers.SignedIn
  OrganizationResponse create(HttpRequest<byte[]> http) {
    var wanted = CreateOrganizationRequest.of(JsonBody.required(http));
    return OrganizationResponse.of(
        commands.create(new CreateOrganization(Caller.contextOf(http), wanted.profile())));
  }

  @Get("/{id}")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Operation(
      summary = "Read an organization with its counts",
      description = "Every role. A user sees the own one alone.")
  @ApiResponse(responseCode = "200", description = "The organization")
  @AdminAnswers.NoOrganization
  @Answers.SignedIn
  OrganizationResponse get(HttpRequest<?> http, @PathVariable String id) {
    return OrganizationResponse.of(
        queries.organization(Caller.of(http).signIn(), organizationId(id)));
  }

  @Patch("/{id}")
  @Secured(Access.ADMIN)
  @Audits("update_organization")
  @Operation(
      summary = "Rename an organization or change its domain",
      description = "Role: admin. A JSON merge patch. Its accounts carry the new name at once.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = ChangeOrganizationRequest.class)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON_MERGE_PATCH,
            schema = @Schema(implementation = ChangeOrganizationRequest.class))
      })
  @ApiResponse(responseCode = "200", description = "The organization as it is now")
  @Answers.Body
  @AdminAnswers.NoOrganization
  @AdminAnswers.NameTaken
  @Answers.SignedIn
  OrganizationResponse change(HttpRequest<byte[]> http, @PathVariable String id) {
    var organization = organizationId(id);
    var wanted =
        JsonBody.read(
            () -> ChangeOrganizationRequest.of(JsonBody.required(http)),
            () -> require(http, organization));
    return OrganizationResponse.of(
        commands.change(
            new ChangeOrganization(Caller.contextOf(http), organization, wanted::appliedTo)));
  }

  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  @Secured(Access.ADMIN)
  @Audits("delete_organization")
  @Operation(
      summary = "Delete an organization that has no accounts",
      description = "Role: admin. The default organization stays.")
  @ApiResponse(responseCode = "204", description = "It is deleted")
  @Answers.Body
  @AdminAnswers.NoOrganization
  @AdminAnswers.NotEmpty
  @AdminAnswers.DefaultOrganization
  @Answers.SignedIn
  void delete(HttpRequest<byte[]> http, @PathVariable String id) {
    var organization = organizationId(id);
    JsonBody.refuse(http, () -> require(http, organization));
    commands.delete(new DeleteOrganization(Caller.contextOf(http), organization));
  }

  private void require(HttpRequest<?> http, OrganizationId id) {
    queries.organization(Caller.of(http).signIn(), id);
  }

  private static OrganizationId organizationId(String id) {
    if (!Ids.valid(OrganizationId.PREFIX, id)) {
      throw RequestRefused.absent(ProblemCode.ORGANIZATION_NOT_FOUND);
    }
    return new OrganizationId(id);
  }
}
