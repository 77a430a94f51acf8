package io.neosc.adapter.rest.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.application.organization.port.in.OrganizationQueries;
import io.neosc.domain.identity.Account;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An account as those see it who may read them all (ID-14); nothing of its password. */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Account")
record UserResponse(
    String id,
    String email,
    String name,
    String organization,
    String organizationId,
    @Schema(description = "What the person asked for when registering; nothing proves it")
        @Nullable String requestedOrganization,
    String role,
    boolean disabled,
    boolean mfaEnabled,
    @Schema(format = "date-time") String createdAt,
    @Schema(format = "date-time") String updatedAt) {

  static UserResponse of(Account.State account, OrganizationQueries organizations) {
    return new UserResponse(
        account.id().value(),
        account.email().value(),
        account.name(),
        organizations.nameOf(account.organizationId()),
        account.organizationId().value(),
        account.requestedOrganization(),
        Wire.lower(account.role()),
        account.disabled(),
        false,
        Wire.time(account.createdAt()),
        Wire.time(account.updatedAt()));
  }
}
