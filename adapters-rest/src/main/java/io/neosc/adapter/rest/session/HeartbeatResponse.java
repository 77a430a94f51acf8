package io.neosc.adapter.rest.session;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.application.session.port.in.Heard;
import io.neosc.domain.session.SessionStatus;
import io.swagger.v3.oas.annotations.media.Schema;

/** What came of a heartbeat. */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@Schema(name = "Heard")
record HeartbeatResponse(
    String sessionId,
    String status,
    @Schema(format = "date-time") String lastSeenAt,
    @Schema(description = "Whether the report changed the session's evidence; then it is stored")
        boolean evidenceChanged) {

  static HeartbeatResponse of(Heard heard) {
    return new HeartbeatResponse(
        heard.session().value(),
        Wire.lower(SessionStatus.ACTIVE),
        Wire.time(heard.lastSeenAt()),
        heard.news());
  }
}
