package io.neosc.domain.workspace;

import io.neosc.domain.shared.Claim;
import org.jspecify.annotations.Nullable;

/**
 * How many live sessions a workspace has, as a count that the store bounds (SE-10): a launch takes
 * one and its end gives it back. A removal takes all there are: it is refused while somebody is in,
 * and from then on every launch is, until the id is used again.
 */
public final class Occupancy {
  /** The bound of a workspace that has none of its own (WS-1). */
  public static final int MOST_SESSIONS = 1_000_000;

  /** More than there will ever be; below the greatest {@code int}. */
  private static final int ALL = 1_000_000_000;

  private Occupancy() {}

  /**
   * What a launch claims.
   *
   * @param max the workspace's own bound; null for none
   */
  public static Claim entering(WorkspaceId workspace, @Nullable Integer max) {
    return Claim.take(counterOf(workspace), max == null ? MOST_SESSIONS : max);
  }

  /** What the end of a session gives back. */
  public static Claim leaving(WorkspaceId workspace) {
    return Claim.giveBack(counterOf(workspace));
  }

  static Claim closing(WorkspaceId workspace) {
    return new Claim(counterOf(workspace), ALL, 0, ALL);
  }

  static Claim opening(WorkspaceId workspace) {
    return new Claim(counterOf(workspace), -ALL, 0, Long.MAX_VALUE);
  }

  /** Whether a count of {@code present} is that of a removed workspace. */
  public static boolean closed(long present) {
    return present >= ALL;
  }

  /** The count's name in the store. */
  public static String counterOf(WorkspaceId workspace) {
    return "workspace/" + workspace.value() + "/sessions";
  }
}
