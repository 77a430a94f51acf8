package io.neosc.domain.session;

import org.jspecify.annotations.Nullable;

/**
 * How many sessions may be active over all workspaces (SE-10); each workspace has a bound of its
 * own beside.
 *
 * @param perAccount of one account; null for no bound
 * @param installation of everybody together; null for no bound, 0 admits nobody
 */
public record SessionLimits(@Nullable Integer perAccount, @Nullable Integer installation) {
  public static final SessionLimits NONE = new SessionLimits(null, null);

  public SessionLimits {
    if (perAccount != null && perAccount < 1 || installation != null && installation < 0) {
      throw new IllegalArgumentException("an account may have 1 session or more, all of them 0");
    }
  }
}
