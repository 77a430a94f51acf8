package io.neosc.adapter.rest.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.application.session.port.in.RedeemedLaunchTicket;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whom a gateway lets in where (WS-8): no more than it has to know. */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "RedeemedLaunchTicket")
record RedeemedTicketResponse(
    @Schema(description = "For heartbeats and the end") String sessionId,
    @Schema(format = "date-time") String startedAt,
    String userId,
    String userEmail,
    @Schema(description = "Where the session was launched from, or seen last") String ipAddress,
    boolean mfaVerified,
    String workspaceId,
    String workspaceName,
    String workspaceType,
    @Schema(description = "The workspace's address, without a ticket") String url,
    @Schema(description = "The label of the host that it runs on") @Nullable String hostId,
    @Nullable String service) {

  static RedeemedTicketResponse of(RedeemedLaunchTicket redeemed) {
    var session = redeemed.session();
    var about = redeemed.workspace().description();
    return new RedeemedTicketResponse(
        session.id().value(),
        Wire.time(session.startedAt()),
        session.accountId().value(),
        session.email().value(),
        session.evidence().ip().value(),
        session.evidence().mfa().value(),
        session.workspaceId().value(),
        about.name(),
        Wire.lower(about.type()),
        about.url().value(),
        about.hostId(),
        about.service());
  }
}
