package io.neosc.application.review.port.in;

import io.neosc.domain.usage.CapacityForecast;
import io.neosc.domain.usage.Usage.DailyPeak;
import io.neosc.domain.workspace.WorkspaceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How full workspaces were, and are going to be.
 *
 * @param workspaces how many there are
 * @param nearest some of them, those that will be full first before the others
 */
public record CapacityTrend(int workspaces, List<Workspace> nearest) {
  public CapacityTrend {
    nearest = List.copyOf(nearest);
  }

  /**
   * One of them.
   *
   * @param peak the most sessions at one moment of a whole day of the week; null if there is none
   *     since the workspace was made
   * @param peakBefore the same of the week before
   * @param days the most of each whole day of four weeks, oldest first; shorter if the workspace is
   *     younger
   */
  public record Workspace(
      WorkspaceId id,
      String name,
      @Nullable Integer peak,
      @Nullable Integer peakBefore,
      List<DailyPeak> days,
      CapacityForecast forecast) {
    public Workspace {
      days = List.copyOf(days);
    }
  }
}
