package io.neosc.adapter.rest.erasure;

import io.neosc.adapter.rest.wire.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;

/** The second confirmation: of whom the account is. */
@Schema(name = "EraseUser")
record EraseUserRequest(@Schema(maxLength = 320) String email) {

  static EraseUserRequest of(JsonBody body) {
    var request = new EraseUserRequest(body.text("email", 320));
    body.done();
    return request;
  }

  @Override
  public String toString() {
    return "EraseUserRequest[hidden]";
  }
}
