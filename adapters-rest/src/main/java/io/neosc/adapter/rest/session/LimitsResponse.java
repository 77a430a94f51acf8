package io.neosc.adapter.rest.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.domain.session.EffectiveLimits;
import io.neosc.domain.session.EffectiveLimits.Limit;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The limits of time that hold for a session (SE-9). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "SessionTimeLimits")
public record LimitsResponse(
    @Schema(description = "Without a sign of life for so long it is disconnected")
        @Nullable LimitResponse idleTimeout,
    @Schema(description = "After so long an alert is raised; it goes on")
        @Nullable LimitResponse longRunningAfter,
    @Schema(description = "Without any sign of life for so long it is terminated")
        @Nullable LimitResponse orphanAfter,
    @Schema(description = "After so long it is terminated, whatever it does")
        @Nullable LimitResponse maxDuration) {

  /** One limit. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @Schema(name = "SessionTimeLimit")
  public record LimitResponse(
      long seconds,
      @Schema(description = "Who set it: installation, workspace or policy:...") String source) {

    private static @Nullable LimitResponse of(@Nullable Limit limit) {
      return limit == null ? null : new LimitResponse(limit.value().toSeconds(), limit.source());
    }
  }

  /** Null for a session that is over. */
  public static @Nullable LimitsResponse of(@Nullable EffectiveLimits limits) {
    return limits == null
        ? null
        : new LimitsResponse(
            LimitResponse.of(limits.idleTimeout()),
            LimitResponse.of(limits.longRunningAfter()),
            LimitResponse.of(limits.orphanAfter()),
            LimitResponse.of(limits.maxDuration()));
  }
}
