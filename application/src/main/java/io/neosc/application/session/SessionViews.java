package io.neosc.application.session;

import io.neosc.application.session.port.in.SessionView;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SignOfLife;
import io.neosc.domain.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** Adds to a session how its workspace is reached and for how long, as long as it is active. */
final class SessionViews {
  private final SessionTimes limits;

  SessionViews(SessionTimes limits) {
    this.limits = limits;
  }

  /** A new one: nothing was heard of it since. */
  SessionView of(Session.State session, Workspace.@Nullable State workspace) {
    return of(session, workspace, null);
  }

  SessionView of(
      Session.State session, Workspace.@Nullable State workspace, @Nullable SignOfLife sign) {
    if (!session.active()) {
      return new SessionView(session, null, null, null, sign);
    }
    if (workspace == null) {
      return new SessionView(session, null, null, limits.in(null), sign);
    }
    var about = workspace.description();
    return new SessionView(
        session, about.url().value(), about.launchMode(), limits.in(workspace), sign);
  }
}
