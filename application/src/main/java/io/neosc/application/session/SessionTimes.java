package io.neosc.application.session;

import io.neosc.domain.session.EffectiveLimits;
import io.neosc.domain.session.TimeLimits;
import io.neosc.domain.workspace.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The limits of time that hold for sessions of this installation (SE-9). */
public final class SessionTimes {
  /** The installation says nothing. */
  public static final SessionTimes NONE =
      new SessionTimes(new TimeLimits(TimeLimits.INSTALLATION, null, null, null, null));

  private final TimeLimits installation;

  public SessionTimes(TimeLimits installation) {
    this.installation = installation;
  }

  /**
   * What holds for sessions in a workspace.
   *
   * @param workspace as it is now; null if it is gone, and then the installation's limits hold
   */
  public EffectiveLimits in(Workspace.@Nullable State workspace) {
    return EffectiveLimits.strictest(
        workspace == null
            ? List.of(installation)
            : List.of(TimeLimits.of(workspace.description().limits()), installation));
  }
}
