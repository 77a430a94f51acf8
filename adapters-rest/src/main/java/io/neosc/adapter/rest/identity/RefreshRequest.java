package io.neosc.adapter.rest.identity;

import io.neosc.adapter.rest.wire.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;

/** A refresh token, to be used up (ID-6). */
@Schema(name = "Refresh")
record RefreshRequest(@Schema(maxLength = 512) String refreshToken) {

  static RefreshRequest of(JsonBody body) {
    var request = new RefreshRequest(body.text("refresh_token", 512));
    body.done();
    return request;
  }

  @Override
  public String toString() {
    return "RefreshRequest[hidden]";
  }
}
