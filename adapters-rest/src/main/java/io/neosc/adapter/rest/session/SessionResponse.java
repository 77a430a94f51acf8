package io.neosc.adapter.rest.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.application.session.port.in.SessionView;
import io.neosc.domain.session.Evidence;
import io.neosc.domain.session.Lifecycle;
import io.neosc.domain.session.Observation;
import io.neosc.domain.session.Session;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A session as its owner sees it (SE-1). Nothing in it is claimed without evidence (SE-3). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Session")
public record SessionResponse(
    String id,
    String userId,
    String userEmail,
    String workspaceId,
    String workspaceName,
    String workspaceType,
    String status,
    @Schema(format = "date-time") String startedAt,
    @Schema(format = "date-time") @Nullable String endedAt,
    @Schema(format = "date-time") String lastSeenAt,
    @Nullable String endReason,
    @Schema(
            description =
                "Account or API key that ended it; null while active or if the product did")
        @Nullable String endedBy,
    String ipAddress,
    String tunnelStatus,
    boolean mfaVerified,
    EvidenceResponse evidence,
    @Nullable String resumedFrom,
    @Schema(description = "Whether it is being recorded; null as long as nobody said")
        @Nullable Boolean recording,
    @Schema(description = "From the user, as its gateway counts; null if none said")
        @Nullable Long bytesIn,
    @Schema(description = "To the user, as its gateway counts; null if none said")
        @Nullable Long bytesOut,
    @Schema(description = "Only for its owner while it is active") @Nullable String connectionUrl,
    @Schema(description = "Only for its owner while it is active") @Nullable String launchMode,
    @Schema(description = "For how long it may go on; only while active")
        @Nullable LimitsResponse limits) {

  /** What was observed, by whom and when. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "SessionEvidence")
  public record EvidenceResponse(
      ObservationResponse tunnel,
      ObservationResponse mfa,
      ObservationResponse ip,
      @Nullable ObservationResponse recording) {}

  /** One observed value. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @Schema(name = "Observation")
  public record ObservationResponse(
      Object value, String source, @Schema(format = "date-time") String observedAt) {

    static ObservationResponse of(Object value, Observation<?> observation) {
      return new ObservationResponse(
          value, observation.source(), Wire.time(observation.observedAt()));
    }
  }

  public static SessionResponse of(SessionView view) {
    var mode = view.launchMode();
    return of(view, mode == null ? null : Wire.lower(mode));
  }

  /** A session that is over, or that somebody else looks at: there is nothing to connect to. */
  public static SessionResponse unreachable(Session.State session) {
    return of(new SessionView(session, null, null, null, null));
  }

  private static SessionResponse of(SessionView view, @Nullable String launchMode) {
    var session = view.session();
    var sign = view.sign();
    var end = session.lifecycle() instanceof Lifecycle.Ended ended ? ended : null;
    var by = end == null ? null : end.by();
    var evidence = session.evidence();
    var recording = evidence.recording();
    return new SessionResponse(
        session.id().value(),
        session.accountId().value(),
        session.email().value(),
        session.workspaceId().value(),
        session.workspaceName(),
        Wire.lower(session.workspaceType()),
        Wire.lower(session.status()),
        Wire.time(session.startedAt()),
        Wire.timeOrNull(end == null ? null : end.at()),
        Wire.time(view.lastSeenAt()),
        end == null ? null : Wire.lower(end.reason()),
        by == null ? null : by.id(),
        evidence.ip().value(),
        Wire.lower(evidence.tunnel().value()),
        evidence.mfa().value(),
        evidenceOf(evidence),
        session.resumedFrom() == null ? null : session.resumedFrom().value(),
        recording == null ? null : recording.value(),
        sign == null ? null : sign.bytesIn(),
        sign == null ? null : sign.bytesOut(),
        view.connectionUrl(),
        launchMode,
        LimitsResponse.of(view.limits()));
  }

  private static EvidenceResponse evidenceOf(Evidence evidence) {
    var recording = evidence.recording();
    return new EvidenceResponse(
        ObservationResponse.of(Wire.lower(evidence.tunnel().value()), evidence.tunnel()),
        ObservationResponse.of(evidence.mfa().value(), evidence.mfa()),
        ObservationResponse.of(evidence.ip().value(), evidence.ip()),
        recording == null ? null : ObservationResponse.of(recording.value(), recording));
  }
}
