package io.neosc.application.session;

import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.session.port.in.EndBehindGateway;
import io.neosc.application.session.port.in.GatewayCommands;
import io.neosc.application.session.port.in.GatewayQueries;
import io.neosc.application.session.port.in.Heard;
import io.neosc.application.session.port.in.Heartbeat;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.Deciding;
import io.neosc.application.shared.port.Commits;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionAlreadyEnded;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.SessionNotFound;
import io.neosc.domain.session.SessionStatus;
import io.neosc.domain.session.SignOfLife;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes in what gateways see: news through the write door, all else in memory. */
public final class GatewayService implements GatewayCommands, GatewayQueries {
  private static final int REMEMBERED = 2_000;
  private final SessionRepository sessions;
  private final LiveQueries live;
  private final Signs signs;
  private final Commits commits;
  private final InstantSource clock;

  /** Those that are over stay so: a gateway that goes on about them need not reach the store. */
  private final Map<SessionId, Session.State> over =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SessionId, Session.State> eldest) {
          return size() > REMEMBERED;
        }
      };

  public GatewayService(
      SessionRepository sessions,
      LiveQueries live,
      Signs signs,
      Commits commits,
      InstantSource clock) {
    this.sessions = sessions;
    this.live = live;
    this.signs = signs;
    this.commits = commits;
    this.clock = clock;
  }

  @Override
  public SessionStatus statusOf(SessionId session) {
    return find(session).status();
  }

  @Override
  public Heard heartbeat(Heartbeat command) {
    var report = command.report();
    var session = find(command.session());
    var now = clock.instant();
    report.requireSeenBy(now);
    if (!session.active()) {
      throw new SessionAlreadyEnded(session);
    }
    var evidence = session.evidence();
    return evidence.with(report, signs.remembered(session.id())).equals(evidence)
        ? heard(session, signs.take(SignOfLife.of(session.id(), report, evidence, now)), false)
        : Deciding.again(() -> takeNews(command));
  }

  /** Looks at what is stored: another node may know more, and this one what it was told before. */
  private Heard takeNews(Heartbeat command) {
    var report = command.report();
    var session = stored(command.session());
    var id = command.session();
    var now = clock.instant();
    session.report(report, signs.stored(id), now);
    var news = !session.events().isEmpty();
    commits.commit(command.context(), session);
    var state = session.state();
    return heard(state, signs.take(SignOfLife.of(id, report, state.evidence(), now)), news);
  }

  private static Heard heard(Session.State session, SignOfLife sign, boolean news) {
    return new Heard(session.id(), later(session.lastSeenAt(), sign.lastSeenAt()), news);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  @Override
  public Session.State ended(EndBehindGateway command) {
    return Deciding.again(() -> {
      var session = stored(command.session());
      session.end(EndReason.GATEWAY, command.context().party(), command.reason(), clock.instant());
      commits.commit(command.context(), session);
      return session.state();
    });
  }

  private Session stored(SessionId id) {
    return sessions.find(id).orElseThrow(() -> new SessionNotFound(id));
  }

  private Session.State find(SessionId id) {
    var active = live.activeSession(id);
    return active.isPresent() ? active.get() : ask(id);
  }

  private Session.State ask(SessionId id) {
    synchronized (over) {
      var known = over.get(id);
      if (known != null) {
        return known;
      }
    }
    var state = stored(id).state();
    if (!state.active()) {
      synchronized (over) {
        over.put(id, state);
      }
    }
    return state;
  }
}
