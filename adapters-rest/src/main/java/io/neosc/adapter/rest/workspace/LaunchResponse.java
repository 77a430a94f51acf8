package io.neosc.adapter.rest.workspace;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.session.SessionResponse;
import io.neosc.application.session.port.in.IssuedLaunchTicket;
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
    @Schema(description = "With the launch ticket, if there is one and the URL can carry it")
        @Nullable String connectionUrl,
    @Nullable String launchMode,
    String tunnelStatus,
    @Schema(
            description =
                "Shows a gateway who comes; null unless `neosc.workspaces.launch-tickets` is set")
        @Nullable TicketResponse launchTicket) {

  /** A launch ticket on its way to its bearer (WS-8). */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @Schema(name = "LaunchTicket")
  record TicketResponse(
      @Schema(description = "Good once, and only the last one of a session") String ticket,
      @Schema(description = "Seconds") long expiresIn) {

    static TicketResponse of(IssuedLaunchTicket ticket) {
      return new TicketResponse(ticket.secret(), ticket.lifetime().toSeconds());
    }

    @Override
    public String toString() {
      return "TicketResponse[ticket hidden]";
    }
  }

  static LaunchResponse of(Launch launch) {
    var session = SessionResponse.of(launch.session());
    return new LaunchResponse(
        session.id(),
        session,
        WorkspaceResponse.of(launch.workspace()),
        session.connectionUrl(),
        session.launchMode(),
        session.tunnelStatus(),
        null);
  }

  /** The same for the bearer of a ticket. */
  LaunchResponse with(IssuedLaunchTicket ticket) {
    return new LaunchResponse(
        sessionId,
        session,
        workspace,
        connectionUrl == null ? null : ticket.within(connectionUrl),
        launchMode,
        tunnelStatus,
        TicketResponse.of(ticket));
  }

  /** Without its addresses: one may hold a ticket. */
  @Override
  public String toString() {
    return "LaunchResponse[" + sessionId + "]";
  }
}
