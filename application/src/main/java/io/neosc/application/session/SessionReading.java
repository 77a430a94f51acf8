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
import io.neosc.domain.session.SignOfLife;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an account's own sessions. */
public final class SessionReading implements SessionQueries {
  private final SessionRepository sessions;
  private final LiveQueries live;
  private final Signs signs;
  private final SessionViews views;

  public SessionReading(
      SessionRepository sessions, LiveQueries live, Signs signs, SessionTimes limits) {
    this.sessions = sessions;
    this.live = live;
    this.signs = signs;
    this.views = new SessionViews(limits);
  }

  @Override
  public Page<SessionView> sessionsOf(AccountId account, PageRequest page) {
    var found = sessions.pageOf(account, page);
    var shown = signs.shown(found.items());
    return found.map(session -> view(session, shown.get(session.id())));
  }

  @Override
  public List<SessionView> activeSessionsOf(AccountId account) {
    var active = live.activeSessionsOf(account);
    var shown = signs.shown(active);
    return active.stream().map(session -> view(session, shown.get(session.id()))).toList();
  }

  @Override
  public Optional<List<SessionView>> rememberedActiveSessionsOf(AccountId account) {
    var active = live.activeSessionsOf(account);
    return signs
        .remembered(active)
        .map(shown ->
            active.stream().map(session -> view(session, shown.get(session.id()))).toList());
  }

  @Override
  public SessionView session(AccountId account, SessionId id) {
    return sessions
        .find(id)
        .map(Session::state)
        .filter(session -> session.accountId().equals(account))
        .map(session -> view(session, signs.shown(List.of(session)).get(session.id())))
        .orElseThrow(() -> new SessionNotFound(id));
  }

  private SessionView view(Session.State session, @Nullable SignOfLife sign) {
    return views.of(
        session,
        live.workspace(session.workspaceId()).map(found -> found.workspace()).orElse(null),
        sign);
  }
}
