package io.neosc.adapter.rest.identity;

import io.neosc.adapter.rest.wire.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;

/** The present password and the next one (ID-9). */
@Schema(name = "ChangePassword")
record PasswordRequest(
    @Schema(maxLength = 1024) String current,
    @Schema(name = "new", minLength = 12, maxLength = 256) String next) {

  static PasswordRequest of(JsonBody body) {
    var request = new PasswordRequest(body.text("current", 1024), body.text("new", 1024));
    body.done();
    return request;
  }

  @Override
  public String toString() {
    return "PasswordRequest[hidden]";
  }
}
