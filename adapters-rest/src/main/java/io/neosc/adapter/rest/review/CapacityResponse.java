package io.neosc.adapter.rest.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.adapter.rest.usage.ForecastResponse;
import io.neosc.application.review.port.in.CapacityTrend;
import io.neosc.domain.usage.Usage.DailyPeak;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How full workspaces were, and are going to be (WS-7). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "AuditReviewCapacity")
record CapacityResponse(
    @Schema(description = "How many there are") int workspaces,
    @Schema(description = "At most 20; those that will be full first come first")
        List<Row> nearest) {

  /** One of them. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "AuditReviewWorkspace")
  record Row(
      String workspaceId,
      String workspaceName,
      @Schema(description = "The most sessions at one moment of a whole day of the week")
          @Nullable Integer peak,
      @Schema(description = "The same of the week before") @Nullable Integer peakBefore,
      @Schema(description = "Of four weeks, as far as the workspace was there") List<PeakDay> days,
      ForecastResponse forecast) {

    static Row of(CapacityTrend.Workspace workspace) {
      return new Row(
          workspace.id().value(),
          workspace.name(),
          workspace.peak(),
          workspace.peakBefore(),
          workspace.days().stream().map(PeakDay::of).toList(),
          ForecastResponse.of(workspace.forecast()));
    }
  }

  /** The most sessions at one moment of a day in UTC. */
  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @Schema(name = "AuditReviewPeak")
  record PeakDay(@Schema(format = "date") String day, int sessions) {

    static PeakDay of(DailyPeak peak) {
      return new PeakDay(peak.day().toString(), peak.sessions());
    }
  }

  static CapacityResponse of(CapacityTrend trend) {
    return new CapacityResponse(trend.workspaces(), trend.nearest().stream().map(Row::of).toList());
  }
}
