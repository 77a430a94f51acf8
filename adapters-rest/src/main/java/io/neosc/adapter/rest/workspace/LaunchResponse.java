package io.neosc.adapter.rest.workspace;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.session.SessionResponse;
import io.neosc.application.session.port.in.Launch;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of a wish to launch (WS-4). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Launch")
record LaunchResponse(
    String sessionId,
    SessionResponse session,
    WorkspaceResponse workspace,
    @Nullable String connectionUrl,
    @Nullable String launchMode,
    String tunnelStatus) {

  static LaunchResponse of(Launch launch) {
    var session = SessionResponse.of(launch.session());
    return new LaunchResponse(
        session.id(),
        session,
        WorkspaceResponse.of(launch.workspace()),
        session.connectionUrl(),
        session.launchMode(),
        session.tunnelStatus());
  }
}
