package io.neosc.adapter.rest.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.application.live.port.in.Statistics;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The counts that everybody may see (SE-14). What is not computed yet is null and says why; it is
 * never a constant.
 */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Statistics")
record StatsResponse(
    int activeSessions,
    int totalWorkspaces,
    int totalUsers,
    @Schema(description = "0 to 100") @Nullable Integer securityScore,
    @Nullable String securityScoreReason,
    @Schema(description = "Such as 99.95%") @Nullable String uptime,
    @Nullable String uptimeReason,
    @Nullable Double uptimeRatio,
    @Schema(description = "How much of the last 30 days is known, 0 to 1") double uptimeCoverage) {

  static StatsResponse of(Statistics statistics) {
    return new StatsResponse(
        statistics.activeSessions(),
        statistics.totalWorkspaces(),
        statistics.totalUsers(),
        null,
        "The controls of the policies are not probed yet",
        null,
        "No health is recorded yet",
        null,
        0.0);
  }
}
