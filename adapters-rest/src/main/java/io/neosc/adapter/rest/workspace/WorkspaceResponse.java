package io.neosc.adapter.rest.workspace;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.application.live.port.in.WorkspaceView;
import io.neosc.domain.workspace.Limits;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A workspace with what follows from its sessions (WS-1). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Workspace")
record WorkspaceResponse(
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
    LimitsResponse limits,
    @Nullable String hostId,
    @Nullable String service,
    @Nullable String organization,
    String status,
    int activeSessions,
    @Schema(format = "date-time") String createdAt,
    @Schema(format = "date-time") String updatedAt,
    long version) {

  /** Null means that only the installation's own bound holds; times are whole seconds. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "WorkspaceLimits")
  record LimitsResponse(
      @Nullable Integer maxSessions,
      int maxSessionsPerUser,
      @Schema(description = "Seconds") @Nullable Long idleTimeout,
      @Schema(description = "Seconds") @Nullable Long maxDuration) {

    static LimitsResponse of(Limits limits) {
      return new LimitsResponse(
          limits.maxSessions(),
          limits.maxSessionsPerUser(),
          seconds(limits.idleTimeout()),
          seconds(limits.maxDuration()));
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
      return duration == null ? null : Long.valueOf(duration.toSeconds());
    }
  }

  static WorkspaceResponse of(WorkspaceView view) {
    var workspace = view.workspace();
    var about = workspace.description();
    return new WorkspaceResponse(
        workspace.id().value(),
        about.name(),
        Wire.lower(about.type()),
        about.description(),
        about.imageUrl(),
        about.url().value(),
        Wire.lower(about.launchMode()),
        about.cpu(),
        about.memory(),
        about.storage(),
        LimitsResponse.of(about.limits()),
        about.hostId(),
        about.service(),
        about.organization(),
        Wire.lower(view.status()),
        view.activeSessions(),
        Wire.time(workspace.createdAt()),
        Wire.time(workspace.updatedAt()),
        workspace.version());
  }
}
