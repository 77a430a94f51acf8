package io.neosc.adapter.rest.workspace;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.session.SessionResponse;
import io.neosc.domain.session.Session;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Which sessions a stop ended (WS-5). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@Schema(name = "Stop")
record StopResponse(String message, int sessionsTerminated, List<SessionResponse> sessions) {

  static StopResponse of(List<Session.State> ended) {
    return new StopResponse(
        "Workspace stopped",
        ended.size(),
        ended.stream().map(SessionResponse::unreachable).toList());
  }
}
