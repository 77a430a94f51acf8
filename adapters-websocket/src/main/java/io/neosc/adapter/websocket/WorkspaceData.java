package io.neosc.adapter.websocket;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.application.live.port.in.WorkspaceView;
import io.neosc.domain.workspace.Limits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A workspace with what follows from its sessions (WS-1). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record WorkspaceData(
    String id,
    String name,
    String type,
    String description,
    @Nullable String imageUrl,
    String url,
    String launchMode,
    @Nullable String cpu,
    @Nullable String memory,
    @Nullable String storage,
    LimitsData limits,
    @Nullable String hostId,
    @Nullable String service,
    @Nullable String organization,
    String status,
    int activeSessions,
    String createdAt,
    String updatedAt,
    long version) {

  static WorkspaceData of(WorkspaceView view) {
    var workspace = view.workspace();
    var about = workspace.description();
    return new WorkspaceData(
        workspace.id().value(),
        about.name(),
        Wire.name(about.type()),
        about.description(),
        about.imageUrl(),
        about.url().value(),
        Wire.name(about.launchMode()),
        about.cpu(),
        about.memory(),
        about.storage(),
        LimitsData.of(about.limits()),
        about.hostId(),
        about.service(),
        about.organization(),
        Wire.name(view.status()),
        view.activeSessions(),
        Wire.time(workspace.createdAt()),
        Wire.time(workspace.updatedAt()),
        workspace.version());
  }

  /** The bounds of its use; times are whole seconds. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record LimitsData(
      @Nullable Integer maxSessions,
      int maxSessionsPerUser,
      @Nullable Long idleTimeout,
      @Nullable Long maxDuration) {
    static LimitsData of(Limits limits) {
      return new LimitsData(
          limits.maxSessions(),
          limits.maxSessionsPerUser(),
          seconds(limits.idleTimeout()),
          seconds(limits.maxDuration()));
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
      return duration == null ? null : Long.valueOf(duration.toSeconds());
    }
  }
}
