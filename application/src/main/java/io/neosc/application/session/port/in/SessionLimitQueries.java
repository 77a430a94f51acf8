package io.neosc.application.session.port.in;

import io.neosc.domain.session.EffectiveLimits;
import io.neosc.domain.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** For how long sessions may go on (SE-9). */
public interface SessionLimitQueries {

  /**
   * What holds for sessions in a workspace, from memory.
   *
   * @param workspace as it is now; null if it is gone, and then the installation's limits hold
   */
  EffectiveLimits in(Workspace.@Nullable State workspace);
}
