package io.neosc.adapter.rest.session;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.domain.session.Lifecycle;
import io.neosc.domain.session.Session;
import io.swagger.v3.oas.annotations.media.Schema;

/** A session that a gateway ended: no more of it than the gateway has to know. */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@Schema(name = "EndedSession")
record EndedResponse(
    String sessionId,
    String status,
    String endReason,
    @Schema(format = "date-time") String endedAt,
    @Schema(description = "The API key that ended it") String endedBy) {

  static EndedResponse of(Session.State session) {
    if (session.lifecycle() instanceof Lifecycle.Ended(var at, var reason, var by) && by != null) {
      return new EndedResponse(
          session.id().value(),
          Wire.lower(session.status()),
          Wire.lower(reason),
          Wire.time(at),
          by.id());
    }
    throw new IllegalStateException("nobody ended " + session.id().value());
  }
}
