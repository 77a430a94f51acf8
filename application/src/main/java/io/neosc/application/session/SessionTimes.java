package io.neosc.application.session;

import io.neosc.application.session.port.in.SessionLimitQueries;
import io.neosc.domain.session.EffectiveLimits;
import io.neosc.domain.session.TimeLimits;
import io.neosc.domain.workspace.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The limits of time that hold for sessions of this installation (SE-9). */
public final class SessionTimes implements SessionLimitQueries {
  /** The installation says nothing. */
  public static final SessionTimes NONE =
      new SessionTimes(new TimeLimits(TimeLimits.INSTALLATION, null, null, null, null));

  private final TimeLimits installation;

  public SessionTimes(TimeLimits installation) {
    this.installation = installation;
  }

  @Override
  public EffectiveLimits in(Workspace.@Nullable State workspace) {
    return EffectiveLimits.strictest(
        workspace == null
            ? List.of(installation)
            : List.of(TimeLimits.of(workspace.description().limits()), installation));
  }
}
