package io.neosc.application.session;

import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.session.port.in.SessionQueries;
import io.neosc.application.session.port.in.SessionView;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.SessionNotFound;
import java.util.List;

/** Reads an account's own sessions. */
public final class SessionReading implements SessionQueries {
  private final SessionRepository sessions;
  private final LiveQueries live;
  private final SessionViews views;

  public SessionReading(SessionRepository sessions, LiveQueries live, SessionTimes limits) {
    this.sessions = sessions;
    this.live = live;
    this.views = new SessionViews(limits);
  }

  @Override
  public Page<SessionView> sessionsOf(AccountId account, PageRequest page) {
    return sessions.pageOf(account, page).map(this::view);
  }

  @Override
  public List<SessionView> activeSessionsOf(AccountId account) {
    return live.activeSessionsOf(account).stream().map(this::view).toList();
  }

  @Override
  public SessionView session(AccountId account, SessionId id) {
    return sessions
        .find(id)
        .map(Session::state)
        .filter(session -> session.accountId().equals(account))
        .map(this::view)
        .orElseThrow(() -> new SessionNotFound(id));
  }

  private SessionView view(Session.State session) {
    return views.of(
        session,
        live.workspace(session.workspaceId()).map(found -> found.workspace()).orElse(null));
  }
}
