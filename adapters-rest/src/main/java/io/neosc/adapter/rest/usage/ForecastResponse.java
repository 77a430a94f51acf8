package io.neosc.adapter.rest.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.wire.Wire;
import io.neosc.domain.usage.CapacityForecast;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When the workspace will be full, by the trend of its daily peaks in UTC. */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "CapacityForecast")
public record ForecastResponse(
    @Schema(
            description =
                "Sessions that the workspace allows at once; null for no limit of its own")
        @Nullable Integer limit,
    @Schema(description = "Counted from the last whole day of the window; 0 if it is reached")
        @Nullable Double daysUntilLimit,
    @Schema(description = "So many days more or less, in 95 of 100 cases") @Nullable Double error,
    @Schema(
            description = "Why there is none",
            allowableValues = {"no_limit", "too_few_days", "no_growth", "too_far"})
        @Nullable String reason) {

  public static ForecastResponse of(CapacityForecast forecast) {
    var unknown = forecast.unknown();
    return new ForecastResponse(
        forecast.limit(),
        tenths(forecast.daysUntilLimit()),
        tenths(forecast.error()),
        unknown == null ? null : Wire.lower(unknown));
  }

  private static @Nullable Double tenths(@Nullable Double days) {
    return days == null ? null : Double.valueOf(Math.round(days * 10) / 10.0);
  }
}
