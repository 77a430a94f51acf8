package io.neosc.domain.session;

import io.neosc.domain.shared.Text;
import io.neosc.domain.workspace.Limits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one source says about how long sessions may last (SE-9). Each limit is positive, and null
 * where the source says nothing.
 *
 * @param source who says so: {@code installation}, {@code workspace}, later {@code policy:...}
 * @param idleTimeout without a sign of life for this long a session is disconnected
 * @param longRunningAfter after this an active session is worth a warning
 * @param orphanAfter without any sign of life for this long a session is terminated
 * @param maxDuration no session lasts longer
 */
public record TimeLimits(
    String source,
    @Nullable Duration idleTimeout,
    @Nullable Duration longRunningAfter,
    @Nullable Duration orphanAfter,
    @Nullable Duration maxDuration) {
  public static final String INSTALLATION = "installation";
  public static final String WORKSPACE = "workspace";

  public TimeLimits {
    source = Text.line("a limit's source", source, 200);
    requirePositive(idleTimeout);
    requirePositive(longRunningAfter);
    requirePositive(orphanAfter);
    requirePositive(maxDuration);
  }

  /** What a workspace says. */
  public static TimeLimits of(Limits workspace) {
    return new TimeLimits(WORKSPACE, workspace.idleTimeout(), null, null, workspace.maxDuration());
  }

  private static void requirePositive(@Nullable Duration limit) {
    if (limit != null && !limit.isPositive()) {
      throw new IllegalArgumentException("a limit of time is positive");
    }
  }
}
