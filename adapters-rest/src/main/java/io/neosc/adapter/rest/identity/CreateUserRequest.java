package io.neosc.adapter.rest.identity;

import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who is to have an account (ID-14). */
@Schema(name = "CreateUser")
record CreateUserRequest(
    @Schema(maxLength = 254, format = "email") String email,
    @Schema(minLength = 12, maxLength = 256) String password,
    @Schema(maxLength = 200) String name,
    @Schema(
            implementation = String.class,
            allowableValues = {"user", "auditor", "operator", "admin"})
        Role role,
    @Schema(
            maxLength = 200,
            description = "Its id or exact name; the default organization if it is not given")
        @Nullable String organization) {

  static CreateUserRequest of(JsonBody body) {
    var email = body.line("email", 254);
    if (!email.isEmpty() && !EmailAddress.valid(email)) {
      body.wrong("email", "invalid", "must be an e-mail address");
    }
    var request =
        new CreateUserRequest(
            email,
            body.text("password", 1024),
            body.line("name", 200),
            body.oneOf("role", Role.class),
            body.optionalLine("organization", 200));
    body.done();
    return request;
  }

  @Override
  public String toString() {
    return "CreateUserRequest[hidden]";
  }
}
