package io.neosc.adapter.rest.workspace;

import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.domain.workspace.ConnectionUrl;
import io.neosc.domain.workspace.LaunchMode;
import io.neosc.domain.workspace.Limits;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a workspace (WS-1): all of it, or as a merge patch (RFC 7396) in which what
 * is absent stays and what is null goes back to its default.
 */
@Schema(name = "WorkspaceFields")
record WorkspaceRequest(
    @Schema(maxLength = 200, types = "string", nullable = false) @Nullable String name,
    @Schema(implementation = WorkspaceType.class, nullable = false) @Nullable WorkspaceType type,
    @Schema(maxLength = 2000) @Nullable String description,
    @Schema(maxLength = 2000, description = "http, https, or a path on this server")
        @Nullable String imageUrl,
    @Schema(
            types = "string",
            nullable = false,
            maxLength = 2000,
            description = "http, https, ssh, rdp or vnc; no credentials")
        @Nullable String url,
    @Schema(implementation = LaunchMode.class, nullable = false) @Nullable LaunchMode launchMode,
    @Schema(maxLength = 100) @Nullable String cpu,
    @Schema(maxLength = 100) @Nullable String memory,
    @Schema(maxLength = 100) @Nullable String storage,
    @Nullable LimitsRequest limits,
    @Schema(maxLength = 100) @Nullable String hostId,
    @Schema(maxLength = 100) @Nullable String service,
    @Schema(maxLength = 100, description = "Id or name of an organization")
        @Nullable String organization,
    @Schema(hidden = true) Set<String> said) {
  private static final int LABEL = 100;

  /** Its bounds; times in whole seconds. */
  @Schema(name = "WorkspaceLimitFields")
  record LimitsRequest(
      @Schema(minimum = "0", maximum = "1000000") @Nullable Long maxSessions,
      @Schema(minimum = "1", maximum = "100") @Nullable Long maxSessionsPerUser,
      @Schema(minimum = "1", maximum = "31536000") @Nullable Long idleTimeout,
      @Schema(minimum = "1", maximum = "31536000") @Nullable Long maxDuration,
      @Schema(hidden = true) Set<String> said) {
    private static final long YEAR = Duration.ofDays(365).toSeconds();

    static LimitsRequest of(JsonBody body) {
      var said = new HashSet<String>();
      return new LimitsRequest(
          body.optionalWhole(noted(body, said, "max_sessions"), 0, 1_000_000),
          body.optionalWhole(noted(body, said, "max_sessions_per_user"), 1, 100),
          body.optionalWhole(noted(body, said, "idle_timeout"), 1, YEAR),
          body.optionalWhole(noted(body, said, "max_duration"), 1, YEAR),
          said);
    }

    Limits appliedTo(Limits present) {
      var most = maxSessions == null ? null : Integer.valueOf(maxSessions.intValue());
      var perUser = Objects.requireNonNullElse(maxSessionsPerUser, 1L).intValue();
      return new Limits(
          said.contains("max_sessions") ? most : present.maxSessions(),
          said.contains("max_sessions_per_user") ? perUser : present.maxSessionsPerUser(),
          said.contains("idle_timeout") ? duration(idleTimeout) : present.idleTimeout(),
          said.contains("max_duration") ? duration(maxDuration) : present.maxDuration());
    }

    private static @Nullable Duration duration(@Nullable Long seconds) {
      return seconds == null ? null : Duration.ofSeconds(seconds);
    }
  }

  /** All of it; the body may hold more, to be read before {@code done}. */
  static WorkspaceRequest whole(JsonBody body) {
    return read(body, true);
  }

  /** What is to change. */
  static WorkspaceRequest patch(JsonBody body) {
    var patch = read(body, false);
    body.done();
    return patch;
  }

  private static WorkspaceRequest read(JsonBody body, boolean whole) {
    var said = new HashSet<String>();
    var name = needed(body, said, "name", whole) ? body.line("name", 200) : null;
    var type = needed(body, said, "type", whole) ? body.oneOf("type", WorkspaceType.class) : null;
    var description = body.optionalText(noted(body, said, "description"), 2000);
    var image = body.optionalLine(noted(body, said, "image_url"), ConnectionUrl.MAX_LENGTH);
    if (image != null && !Workspace.Description.validImage(image)) {
      body.wrong("image_url", "invalid", "must be http or https, or a path on this server");
    }
    var url = needed(body, said, "url", whole) ? body.line("url", ConnectionUrl.MAX_LENGTH) : null;
    if (url != null && !url.isEmpty() && !ConnectionUrl.valid(url)) {
      body.wrong(
          "url", "invalid", "must be http, https, ssh, rdp or vnc with a host, no credentials");
    }
    var mode =
        needed(body, said, "launch_mode", whole)
            ? body.oneOf("launch_mode", LaunchMode.class)
            : null;
    return new WorkspaceRequest(
        name,
        type,
        description,
        image,
        url,
        mode,
        body.optionalLine(noted(body, said, "cpu"), LABEL),
        body.optionalLine(noted(body, said, "memory"), LABEL),
        body.optionalLine(noted(body, said, "storage"), LABEL),
        body.optionalObject(noted(body, said, "limits")).map(LimitsRequest::of).orElse(null),
        body.optionalLine(noted(body, said, "host_id"), LABEL),
        body.optionalLine(noted(body, said, "service"), LABEL),
        body.optionalLine(noted(body, said, "organization"), LABEL),
        said);
  }

  private static String noted(JsonBody body, Set<String> said, String name) {
    if (body.has(name)) {
      said.add(name);
    }
    return name;
  }

  /** Fields without which there is no workspace; in a patch they may be absent, but not null. */
  private static boolean needed(JsonBody body, Set<String> said, String name, boolean whole) {
    return body.has(noted(body, said, name)) || whole;
  }

  /**
   * All that is to be said.
   *
   * @throws NullPointerException if it is a patch
   */
  Workspace.Description toDescription() {
    return new Workspace.Description(
        Objects.requireNonNull(name),
        Objects.requireNonNull(type),
        Objects.requireNonNullElse(description, ""),
        imageUrl,
        new ConnectionUrl(Objects.requireNonNull(url)),
        Objects.requireNonNull(launchMode),
        cpu,
        memory,
        storage,
        limits == null ? Limits.DEFAULT : limits.appliedTo(Limits.DEFAULT),
        hostId,
        service,
        organization);
  }

  /** What is there, with what this patch says. */
  Workspace.Description appliedTo(Workspace.Description present) {
    return new Workspace.Description(
        name == null ? present.name() : name,
        type == null ? present.type() : type,
        said.contains("description")
            ? Objects.requireNonNullElse(description, "")
            : present.description(),
        kept("image_url", imageUrl, present.imageUrl()),
        url == null ? present.url() : new ConnectionUrl(url),
        launchMode == null ? present.launchMode() : launchMode,
        kept("cpu", cpu, present.cpu()),
        kept("memory", memory, present.memory()),
        kept("storage", storage, present.storage()),
        limitsAppliedTo(present.limits()),
        kept("host_id", hostId, present.hostId()),
        kept("service", service, present.service()),
        kept("organization", organization, present.organization()));
  }

  private Limits limitsAppliedTo(Limits present) {
    if (limits != null) {
      return limits.appliedTo(present);
    }
    return said.contains("limits") ? Limits.DEFAULT : present;
  }

  private @Nullable String kept(String field, @Nullable String wanted, @Nullable String present) {
    return said.contains(field) ? wanted : present;
  }
}
