package io.neosc.application.session;

import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.live.port.out.LiveFeed;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.Deciding;
import io.neosc.application.shared.Eventually;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.session.Networks;
import io.neosc.domain.session.Scrutiny;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.Suspicion;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Marks active sessions for what only shows beside others of their account (SE-13): two networks at
 * once, and an address that was reported later and that the account never had. Every node looks at
 * every change; what one has marked the others find marked.
 */
public final class SuspicionWatch implements LiveFeed {
  private static final int TRACE_ID_BYTES = 16;
  private final SessionRepository sessions;
  private final LiveQueries live;
  private final Networks networks;
  private final Commits commits;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final Eventually eventually;

  public SuspicionWatch(
      SessionRepository sessions,
      LiveQueries live,
      Networks networks,
      Commits commits,
      IdGenerator ids,
      InstantSource clock,
      Eventually eventually) {
    this.sessions = sessions;
    this.live = live;
    this.networks = networks;
    this.commits = commits;
    this.ids = ids;
    this.clock = clock;
    this.eventually = eventually;
  }

  @Override
  public void changed(Change change) {
    if (change instanceof Change.SessionStored(var session) && session.active()) {
      look(session.accountId());
    }
  }

  @Override
  public void rebuilt() {
    live.activeSessions().stream().map(Session.State::accountId).distinct().forEach(this::look);
  }

  /** Memory says whether there may be something; the store is asked only then. */
  private void look(AccountId account) {
    var active = live.activeSessionsOf(account);
    if (active.stream().anyMatch(session -> wanting(session, active))) {
      eventually.run("Suspicions of " + account.value(), () -> mark(account));
    }
  }

  private boolean wanting(Session.State session, List<Session.State> active) {
    var marks = session.scrutiny().marks();
    return !marks.contains(Suspicion.TWO_NETWORKS) && apart(active)
        || !marks.contains(Suspicion.NEW_ADDRESS) && moved(session);
  }

  private boolean apart(List<Session.State> active) {
    return networks.apart(active.stream().map(SuspicionWatch::address).toList());
  }

  /** The launch has looked at the first place. */
  private static boolean moved(Session.State session) {
    return session.scrutiny().places().size() > 1;
  }

  private static String address(Session.State session) {
    return session.evidence().ip().value();
  }

  private void mark(AccountId account) {
    var _ =
        Deciding.again(() -> {
          var active = sessions.activeOf(account);
          var states = active.stream().map(Session::state).toList();
          var apart = apart(states);
          active.forEach(session -> session.mark(marks(session.state(), apart), clock.instant()));
          commits.commit(context(), active.toArray(Session[]::new));
          return states;
        });
  }

  private Set<Suspicion> marks(Session.State session, boolean apart) {
    var marks = EnumSet.noneOf(Suspicion.class);
    if (apart) {
      marks.add(Suspicion.TWO_NETWORKS);
    }
    if (moved(session)
        && !sessions.hasAnyFrom(
            session.accountId(), Scrutiny.placeOf(address(session)), session.id())) {
      marks.add(Suspicion.NEW_ADDRESS);
    }
    return marks;
  }

  private CommitContext context() {
    return CommitContext.system(HexFormat.of().formatHex(ids.random(TRACE_ID_BYTES)));
  }
}
