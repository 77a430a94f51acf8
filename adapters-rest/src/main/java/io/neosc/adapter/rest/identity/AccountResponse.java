package io.neosc.adapter.rest.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.application.organization.port.in.OrganizationQueries;
import io.neosc.domain.identity.SignIn;
import io.swagger.v3.oas.annotations.media.Schema;

/** The signed-in account, called user on the wire (ID-2). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "User")
record AccountResponse(
    String id,
    String email,
    String name,
    String organization,
    String organizationId,
    String role,
    boolean mfaEnabled) {

  static AccountResponse of(SignIn.State signIn, OrganizationQueries organizations) {
    return new AccountResponse(
        signIn.accountId().value(),
        signIn.email().value(),
        signIn.name(),
        organizations.nameOf(signIn.organizationId()),
        signIn.organizationId().value(),
        Wire.lower(signIn.role()),
        false);
  }
}
