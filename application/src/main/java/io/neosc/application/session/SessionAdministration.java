package io.neosc.application.session;

import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.session.port.in.AdminSessionCommands;
import io.neosc.application.session.port.in.AdminSessionQueries;
import io.neosc.application.session.port.in.SessionFilter;
import io.neosc.application.session.port.in.SessionView;
import io.neosc.application.session.port.in.TerminateSession;
import io.neosc.application.session.port.in.TerminateSessions;
import io.neosc.application.session.port.in.Termination;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.session.EffectiveLimits;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionAlreadyEnded;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.SessionNotFound;
import io.neosc.domain.session.SignOfLife;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at and ends sessions of anybody. */
public final class SessionAdministration implements AdminSessionCommands, AdminSessionQueries {
  private static final int SAMPLE = 10;
  private final SessionRepository sessions;
  private final Signs signs;
  private final SessionEnds ends;
  private final LiveQueries live;
  private final SessionTimes limits;

  public SessionAdministration(
      SessionRepository sessions,
      Signs signs,
      SessionEnds ends,
      LiveQueries live,
      SessionTimes limits) {
    this.sessions = sessions;
    this.signs = signs;
    this.ends = ends;
    this.live = live;
    this.limits = limits;
  }

  @Override
  public Page<SessionView> sessions(SessionFilter filter, PageRequest page) {
    var found = sessions.page(filter, page);
    var shown = signs.shown(found.items());
    return found.map(session -> view(session, shown.get(session.id())));
  }

  @Override
  public SessionView session(SessionId id) {
    var session = find(id);
    return view(session, signs.shown(List.of(session)).get(id));
  }

  private SessionView view(Session.State session, @Nullable SignOfLife sign) {
    return new SessionView(session, null, null, limitsOf(session), sign);
  }

  private Session.State find(SessionId id) {
    return sessions.find(id).map(Session::state).orElseThrow(() -> new SessionNotFound(id));
  }

  private @Nullable EffectiveLimits limitsOf(Session.State session) {
    return session.active()
        ? limits.in(
            live.workspace(session.workspaceId()).map(found -> found.workspace()).orElse(null))
        : null;
  }

  @Override
  public Session.State terminate(TerminateSession command) {
    var ended =
        ends.end(command.context(), List.of(command.session()), EndReason.ADMIN, command.reason());
    if (ended.isEmpty()) {
      throw new SessionAlreadyEnded(find(command.session()));
    }
    return ended.getFirst();
  }

  @Override
  public Termination terminateAll(TerminateSessions command) {
    var filter = command.filter().active();
    if (command.dryRun()) {
      var sample = sessions.page(filter, PageRequest.first(SAMPLE)).items();
      return new Termination(sessions.count(filter), 0, sample);
    }
    var wanted = all(filter);
    var ended = ends.end(command.context(), wanted, EndReason.ADMIN, command.reason());
    return new Termination(wanted.size(), ended.size(), ended.stream().limit(SAMPLE).toList());
  }

  private List<SessionId> all(SessionFilter filter) {
    var found = new ArrayList<SessionId>();
    var page = PageRequest.first(PageRequest.MAX_LIMIT);
    while (true) {
      var read = sessions.page(filter, page);
      read.items().forEach(session -> found.add(session.id()));
      var next = read.next();
      if (next == null) {
        return found;
      }
      page = new PageRequest(PageRequest.MAX_LIMIT, next);
    }
  }
}
