package io.neosc.application.session;

import io.neosc.application.session.port.in.SessionView;
import io.neosc.domain.session.Session;
import io.neosc.domain.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** Adds to a session how its workspace is reached, as long as it is active. */
final class SessionViews {
  private SessionViews() {}

  static SessionView of(Session.State session, Workspace.@Nullable State workspace) {
    if (workspace == null || !session.active()) {
      return new SessionView(session, null, null);
    }
    var about = workspace.description();
    return new SessionView(session, about.url().value(), about.launchMode());
  }
}
