package io.neosc.adapter.rest.organization;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.application.organization.port.in.OrganizationView;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An organization with its counts (ID-17). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Organization")
record OrganizationResponse(
    String id,
    String name,
    @Schema(description = "Null while nobody gave it one") @Nullable String domain,
    @Schema(description = "How many accounts belong to it") int usersCount,
    @Schema(description = "The same number") int memberCount,
    @Schema(description = "How many workspaces name it") int workspacesCount,
    @Schema(format = "date-time") String createdAt) {

  static OrganizationResponse of(OrganizationView view) {
    var organization = view.organization();
    return new OrganizationResponse(
        organization.id().value(),
        organization.name(),
        organization.profile().domain(),
        view.accounts(),
        view.accounts(),
        view.workspaces(),
        Wire.time(organization.createdAt()));
  }
}
