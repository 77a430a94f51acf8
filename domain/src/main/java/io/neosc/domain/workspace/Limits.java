package io.neosc.domain.workspace;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of a workspace's use (WS-1).
 *
 * @param maxSessions live sessions of everybody together; null for no bound of its own
 * @param maxSessionsPerUser live sessions of one account, 1 to 100
 * @param idleTimeout without a sign of life for this long a session ends; null for the
 *     installation's
 * @param maxDuration no session lasts longer; null for the installation's
 */
public record Limits(
    @Nullable Integer maxSessions,
    int maxSessionsPerUser,
    @Nullable Duration idleTimeout,
    @Nullable Duration maxDuration) {
  public static final Limits DEFAULT = new Limits(null, 1, null, null);

  public Limits {
    if (maxSessions != null && (maxSessions < 0 || maxSessions > 1_000_000)) {
      throw new IllegalArgumentException("max_sessions is 0 to 1000000");
    }
    if (maxSessionsPerUser < 1 || maxSessionsPerUser > 100) {
      throw new IllegalArgumentException("max_sessions_per_user is 1 to 100");
    }
    requirePositive("idle_timeout", idleTimeout);
    requirePositive("max_duration", maxDuration);
  }

  private static void requirePositive(String what, @Nullable Duration duration) {
    if (duration != null && !duration.isPositive()) {
      throw new IllegalArgumentException(what + " is positive");
    }
  }
}
