package io.neosc.adapter.rest.session;

import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.domain.session.Session;
import io.swagger.v3.oas.annotations.media.Schema;

/** A gateway says that a session is over (SE-7). */
@Schema(name = "SessionEnded")
record EndedRequest(
    @Schema(description = "Why, for the audit trail", maxLength = Session.MAX_NOTE) String reason) {

  static EndedRequest of(JsonBody body) {
    var request = new EndedRequest(body.line("reason", Session.MAX_NOTE));
    body.done();
    return request;
  }
}
