package io.neosc.adapter.rest.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.application.session.port.in.SessionView;
import io.neosc.domain.session.Session;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A session as those see it who see everybody's: what its owner sees but for its connection. */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "AdminSession")
record AdminSessionResponse(
    @JsonUnwrapped SessionResponse session,
    @Schema(description = "Why it deserves a second look; empty if nothing is suspicious")
        List<String> suspicions) {

  static AdminSessionResponse of(Session.State session) {
    return new AdminSessionResponse(SessionResponse.unreachable(session), suspicions(session));
  }

  static AdminSessionResponse of(SessionView view) {
    return new AdminSessionResponse(SessionResponse.of(view), suspicions(view.session()));
  }

  static List<String> suspicions(Session.State session) {
    return session.suspicions().stream().map(Wire::lower).toList();
  }
}
