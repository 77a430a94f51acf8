package io.neosc.adapter.rest.session;

import io.neosc.adapter.rest.wire.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;

/** A gateway was shown a launch ticket (WS-8). */
@Schema(name = "RedeemLaunchTicket", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record RedeemTicketRequest(
    @Schema(description = "As it was shown", minLength = 1, maxLength = MOST) String ticket) {
  private static final int MOST = 200;

  static RedeemTicketRequest of(JsonBody body) {
    var request = new RedeemTicketRequest(body.text("ticket", MOST));
    body.done();
    return request;
  }

  @Override
  public String toString() {
    return "RedeemTicketRequest[ticket hidden]";
  }
}
