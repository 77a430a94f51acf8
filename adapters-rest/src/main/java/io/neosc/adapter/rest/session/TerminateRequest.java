package io.neosc.adapter.rest.session;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.domain.session.Session;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Why a session is ended (SE-6).
 *
 * @param reason one line; it is in the audit entry
 */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@Schema(name = "TerminateRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record TerminateRequest(@Schema(minLength = 1, maxLength = Session.MAX_NOTE) String reason) {

  static TerminateRequest of(JsonBody body) {
    var request = new TerminateRequest(body.line("reason", Session.MAX_NOTE));
    body.done();
    return request;
  }
}
