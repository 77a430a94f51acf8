package io.neosc.adapter.rest.identity;

import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.domain.identity.EmailAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who wants an account (ID-1).
 *
 * @param organization only noted: nothing proves it (ID-17)
 */
@Schema(name = "Register")
record RegisterRequest(
    @Schema(maxLength = 254, format = "email") String email,
    @Schema(minLength = 12, maxLength = 256) String password,
    @Schema(maxLength = 200) String name,
    @Schema(maxLength = 200) @Nullable String organization) {

  static RegisterRequest of(JsonBody body) {
    var email = body.line("email", 254);
    if (!email.isEmpty() && !EmailAddress.valid(email)) {
      body.wrong("email", "invalid", "must be an e-mail address");
    }
    var request =
        new RegisterRequest(
            email,
            body.text("password", 1024),
            body.line("name", 200),
            body.optionalLine("organization", 200));
    body.done();
    return request;
  }

  @Override
  public String toString() {
    return "RegisterRequest[hidden]";
  }
}
