package io.neosc.adapter.rest.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.domain.session.EffectiveLimits;
import io.neosc.domain.session.Session;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session as those see it who see everybody's: what its owner sees but for its connection. */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "AdminSession")
record AdminSessionResponse(
    @JsonUnwrapped SessionResponse session,
    @Schema(description = "Why it deserves a second look; empty if nothing is suspicious")
        List<String> suspicions) {

  static AdminSessionResponse of(Session.State session) {
    return of(session, null);
  }

  /** The same with the limits that hold for it. */
  static AdminSessionResponse of(Session.State session, @Nullable EffectiveLimits limits) {
    return new AdminSessionResponse(
        SessionResponse.unreachable(session, limits), suspicions(session));
  }

  static List<String> suspicions(Session.State session) {
    return session.suspicions().stream().map(Wire::lower).toList();
  }
}
