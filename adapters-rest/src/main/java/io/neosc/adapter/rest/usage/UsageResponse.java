package io.neosc.adapter.rest.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.application.usage.port.in.WorkspaceUsage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How much a workspace was used within a window (WS-7). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "WorkspaceUsage")
record UsageResponse(
    String workspaceId,
    String workspaceName,
    @Schema(description = "Whether the workspace is there no more") boolean removed,
    @Schema(format = "date-time", description = "What was looked at begins here") String from,
    @Schema(format = "date-time", description = "And ends before this; never in the future")
        String to,
    @Schema(description = "Sessions that went on at some moment of the window") long totalSessions,
    @Schema(description = "Sessions that go on now") int activeSessions,
    @Schema(description = "Accounts that had these sessions") int distinctUsers,
    @Schema(description = "All their time inside the window together") double hours,
    DurationResponse duration,
    @Schema(description = "The most at one moment of the window") int peakConcurrent,
    ForecastResponse forecast) {

  private static final double SECONDS_PER_HOUR = 3600.0;

  /** How long sessions went on inside the window; null without sessions. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "SessionDurations")
  record DurationResponse(
      @Schema(
              description =
                  "Seconds that half of them do not exceed; exact below 2048, else to 0.1 %")
          @Nullable Long p50,
      @Schema(description = "Seconds that 95 of 100 do not exceed; likewise") @Nullable Long p95) {}

  static UsageResponse of(WorkspaceUsage of) {
    var usage = of.usage();
    return new UsageResponse(
        of.id().value(),
        of.name(),
        of.removed(),
        Wire.time(of.window().from()),
        Wire.time(of.window().to()),
        usage.totalSessions(),
        usage.activeSessions(),
        usage.distinctUsers(),
        Math.round(usage.time().toSeconds() / SECONDS_PER_HOUR * 100) / 100.0,
        new DurationResponse(seconds(usage.median()), seconds(usage.p95())),
        usage.peakConcurrent(),
        ForecastResponse.of(of.forecast()));
  }

  private static @Nullable Long seconds(@Nullable Duration duration) {
    return duration == null ? null : Long.valueOf(duration.toSeconds());
  }
}
