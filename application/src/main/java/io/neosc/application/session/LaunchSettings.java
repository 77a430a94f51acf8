package io.neosc.application.session;

import io.neosc.domain.session.Networks;
import io.neosc.domain.session.SessionLimits;

/** What an installation says of launches: its bounds (SE-10) and its networks' names (SE-13). */
public record LaunchSettings(SessionLimits limits, Networks networks) {
  /** Nothing bounded, nothing named. */
  public static final LaunchSettings DEFAULT =
      new LaunchSettings(SessionLimits.NONE, Networks.NONE);
}
