package io.neosc.application.session;

import io.neosc.application.session.port.in.SessionView;
import io.neosc.domain.session.Session;
import io.neosc.domain.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** Adds to a session how its workspace is reached and for how long, as long as it is active. */
final class SessionViews {
  private final SessionTimes limits;

  SessionViews(SessionTimes limits) {
    this.limits = limits;
  }

  SessionView of(Session.State session, Workspace.@Nullable State workspace) {
    if (!session.active()) {
      return new SessionView(session, null, null, null);
    }
    if (workspace == null) {
      return new SessionView(session, null, null, limits.in(null));
    }
    var about = workspace.description();
    return new SessionView(session, about.url().value(), about.launchMode(), limits.in(workspace));
  }
}
