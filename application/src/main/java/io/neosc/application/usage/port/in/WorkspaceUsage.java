package io.neosc.application.usage.port.in;

import io.neosc.domain.usage.CapacityForecast;
import io.neosc.domain.usage.Usage;
import io.neosc.domain.usage.UsageWindow;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A workspace and its use.
 *
 * @param name as its sessions remember it, if it was removed
 * @param createdAt null if it was removed
 * @param window what was looked at; not beyond the present
 */
public record WorkspaceUsage(
    WorkspaceId id,
    String name,
    @Nullable Instant createdAt,
    UsageWindow window,
    Usage usage,
    CapacityForecast forecast) {

  public boolean removed() {
    return createdAt == null;
  }
}
