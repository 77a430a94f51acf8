package io.neosc.adapter.websocket;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.application.live.port.in.WorkspaceView;
import io.neosc.domain.session.EffectiveLimits;
import io.neosc.domain.session.EffectiveLimits.Limit;
import io.neosc.domain.session.Lifecycle;
import io.neosc.domain.session.Observation;
import io.neosc.domain.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session (SE-1); its owner alone also reads how an active one is reached.
 *
 * @param suspicions why it deserves a second look (SE-13); left out for its owner
 */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record SessionData(
    String id,
    String userId,
    String userEmail,
    String workspaceId,
    String workspaceName,
    String workspaceType,
    String status,
    String startedAt,
    @Nullable String endedAt,
    String lastSeenAt,
    @Nullable String endReason,
    @Nullable String endedBy,
    String ipAddress,
    String tunnelStatus,
    boolean mfaVerified,
    EvidenceData evidence,
    @Nullable String resumedFrom,
    @Nullable Boolean recording,
    long version,
    @Nullable String connectionUrl,
    @Nullable String launchMode,
    @Nullable LimitsData limits,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> suspicions) {

  /** As those read it who see everybody's. */
  static SessionData of(Session.State session, @Nullable EffectiveLimits limits) {
    return of(session, null, limits, session.suspicions().stream().map(Wire::name).toList());
  }

  /** As its owner reads it, while {@code workspace} is there and it is active. */
  static SessionData own(
      Session.State session, @Nullable WorkspaceView workspace, @Nullable EffectiveLimits limits) {
    return of(session, workspace, limits, null);
  }

  private static SessionData of(
      Session.State session,
      @Nullable WorkspaceView workspace,
      @Nullable EffectiveLimits limits,
      @Nullable List<String> suspicions) {
    var ended = session.lifecycle() instanceof Lifecycle.Ended end ? end : null;
    var by = ended == null ? null : ended.by();
    var evidence = session.evidence();
    var recording = evidence.recording();
    var resumedFrom = session.resumedFrom();
    var about = workspace == null || !session.active() ? null : workspace.workspace().description();
    return new SessionData(
        session.id().value(),
        session.accountId().value(),
        session.email().value(),
        session.workspaceId().value(),
        session.workspaceName(),
        Wire.name(session.workspaceType()),
        Wire.name(session.status()),
        Wire.time(session.startedAt()),
        ended == null ? null : Wire.time(ended.at()),
        Wire.time(session.lastSeenAt()),
        ended == null ? null : Wire.name(ended.reason()),
        by == null ? null : by.id(),
        evidence.ip().value(),
        Wire.name(evidence.tunnel().value()),
        evidence.mfa().value(),
        new EvidenceData(
            TextEvidence.of(evidence.tunnel(), Wire.name(evidence.tunnel().value())),
            FlagEvidence.of(evidence.mfa()),
            TextEvidence.of(evidence.ip(), evidence.ip().value()),
            recording == null ? null : FlagEvidence.of(recording)),
        resumedFrom == null ? null : resumedFrom.value(),
        recording == null ? null : recording.value(),
        session.version(),
        about == null ? null : about.url().value(),
        about == null ? null : Wire.name(about.launchMode()),
        limits == null ? null : LimitsData.of(limits),
        suspicions);
  }

  /** For how long it may go on (SE-9). */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record LimitsData(
      @Nullable LimitData idleTimeout,
      @Nullable LimitData longRunningAfter,
      @Nullable LimitData orphanAfter,
      @Nullable LimitData maxDuration) {
    static LimitsData of(EffectiveLimits limits) {
      return new LimitsData(
          LimitData.of(limits.idleTimeout()),
          LimitData.of(limits.longRunningAfter()),
          LimitData.of(limits.orphanAfter()),
          LimitData.of(limits.maxDuration()));
    }
  }

  /** One limit, with who set it. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  record LimitData(long seconds, String source) {
    static @Nullable LimitData of(@Nullable Limit limit) {
      return limit == null ? null : new LimitData(limit.value().toSeconds(), limit.source());
    }
  }

  /** Where each statement about a session comes from. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record EvidenceData(
      TextEvidence tunnel, FlagEvidence mfa, TextEvidence ip, @Nullable FlagEvidence recording) {}

  /** An observed text. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  record TextEvidence(String value, String source, String observedAt) {
    static TextEvidence of(Observation<?> observation, String value) {
      return new TextEvidence(value, observation.source(), Wire.time(observation.observedAt()));
    }
  }

  /** An observed yes or no. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  record FlagEvidence(boolean value, String source, String observedAt) {
    static FlagEvidence of(Observation<Boolean> observation) {
      return new FlagEvidence(
          observation.value(), observation.source(), Wire.time(observation.observedAt()));
    }
  }
}
