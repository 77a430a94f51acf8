package io.neosc.adapter.rest.identity;

import io.neosc.adapter.rest.wire.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who claims to be whom (ID-2).
 *
 * @param otp means nothing while the account has no second factor
 */
@Schema(name = "Login")
record LoginRequest(
    @Schema(maxLength = 320) String email,
    @Schema(maxLength = 1024) String password,
    @Schema(maxLength = 64) @Nullable String otp) {

  static LoginRequest of(JsonBody body) {
    var request =
        new LoginRequest(
            body.text("email", 320), body.text("password", 1024), body.optionalText("otp", 64));
    body.done();
    return request;
  }

  @Override
  public String toString() {
    return "LoginRequest[hidden]";
  }
}
