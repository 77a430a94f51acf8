package io.neosc.adapter.mongo.workspace;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.naming.NamingStrategies.UnderScoreSeparatedLowerCase;
import io.micronaut.serde.annotation.Serdeable;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Stored;
import io.neosc.adapter.mongo.shared.StoredNames;
import io.neosc.domain.workspace.Condition;
import io.neosc.domain.workspace.ConnectionUrl;
import io.neosc.domain.workspace.LaunchMode;
import io.neosc.domain.workspace.Limits;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceId;
import io.neosc.domain.workspace.WorkspaceType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A workspace as it is stored. */
@Serdeable(naming = StoredNames.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@MappedEntity(value = Collections.WORKSPACES, namingStrategy = UnderScoreSeparatedLowerCase.class)
public record WorkspaceDocument(
    @Id @MappedProperty("_id") String id,
    Long version,
    String name,
    String type,
    String description,
    @Nullable String imageUrl,
    String url,
    String launchMode,
    @Nullable String cpu,
    @Nullable String memory,
    @Nullable String storage,
    LimitsDocument limits,
    @Nullable String hostId,
    @Nullable String service,
    @Nullable String organization,
    String condition,
    Instant createdAt,
    Instant updatedAt) {
  public WorkspaceDocument {
    requireNonNull(id, "_id");
    requireNonNull(version, "version");
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    requireNonNull(description, "description");
    requireNonNull(url, "url");
    requireNonNull(launchMode, "launch_mode");
    requireNonNull(limits, "limits");
    requireNonNull(condition, "condition");
    requireNonNull(createdAt, "created_at");
    requireNonNull(updatedAt, "updated_at");
  }

  public static WorkspaceDocument of(Workspace.State state) {
    var about = state.description();
    return new WorkspaceDocument(
        state.id().value(),
        state.version(),
        about.name(),
        about.type().name(),
        about.description(),
        about.imageUrl(),
        about.url().value(),
        about.launchMode().name(),
        about.cpu(),
        about.memory(),
        about.storage(),
        LimitsDocument.of(about.limits()),
        about.hostId(),
        about.service(),
        about.organization(),
        state.condition().name(),
        state.createdAt(),
        state.updatedAt());
  }

  public Workspace.State toState() {
    return Stored.read(
        Collections.WORKSPACES,
        id,
        () ->
            new Workspace.State(
                new WorkspaceId(id),
                toDescription(),
                Stored.constant(Condition.class, "condition", condition),
                createdAt,
                updatedAt,
                version));
  }

  private Workspace.Description toDescription() {
    return new Workspace.Description(
        name,
        Stored.constant(WorkspaceType.class, "type", type),
        description,
        imageUrl,
        new ConnectionUrl(url),
        Stored.constant(LaunchMode.class, "launch_mode", launchMode),
        cpu,
        memory,
        storage,
        limits.toLimits(),
        hostId,
        service,
        organization);
  }

  /** A workspace's bounds; times in milliseconds. */
  @Serdeable(naming = StoredNames.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record LimitsDocument(
      @Nullable Integer maxSessions,
      Integer maxSessionsPerUser,
      @Nullable Long idleTimeoutMs,
      @Nullable Long maxDurationMs) {
    public LimitsDocument {
      requireNonNull(maxSessionsPerUser, "limits.max_sessions_per_user");
    }

    private static LimitsDocument of(Limits limits) {
      return new LimitsDocument(
          limits.maxSessions(),
          limits.maxSessionsPerUser(),
          Stored.millis(limits.idleTimeout()),
          Stored.millis(limits.maxDuration()));
    }

    private Limits toLimits() {
      return new Limits(
          maxSessions,
          maxSessionsPerUser,
          Stored.duration(idleTimeoutMs),
          Stored.duration(maxDurationMs));
    }
  }
}
