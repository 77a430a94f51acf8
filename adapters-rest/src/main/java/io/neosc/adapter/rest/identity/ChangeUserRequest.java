package io.neosc.adapter.rest.identity;

import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.domain.identity.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of an account, as a merge patch (RFC 7396): what is absent stays. Nothing of it
 * can be taken away, so null is refused.
 */
@Schema(name = "ChangeUser")
record ChangeUserRequest(
    @Schema(
            implementation = String.class,
            types = "string",
            nullable = false,
            allowableValues = {"user", "auditor", "operator", "admin"})
        @Nullable Role role,
    @Schema(types = "boolean", nullable = false, description = "Whether it may not sign in")
        @Nullable Boolean disabled,
    @Schema(maxLength = 200, types = "string", nullable = false) @Nullable String name,
    @Schema(
            maxLength = 200,
            nullable = false,
            types = "string",
            description = "Its id or exact name")
        @Nullable String organization) {

  static ChangeUserRequest of(JsonBody body) {
    var request =
        new ChangeUserRequest(
            body.has("role") ? body.oneOf("role", Role.class) : null,
            body.optionalTruth("disabled"),
            body.has("name") ? body.line("name", 200) : null,
            body.has("organization") ? body.line("organization", 200) : null);
    body.done();
    return request;
  }
}
