package io.neosc.application.session;

import io.neosc.application.identity.port.out.AccountSessions;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.Deciding;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.domain.apikey.Party;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.Actor;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Session;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of an account's sessions by its signing out, its disabling or its deletion. */
public final class SessionEnding implements AccountSessions {
  private final SessionRepository sessions;
  private final Commits commits;
  private final InstantSource clock;

  public SessionEnding(SessionRepository sessions, Commits commits, InstantSource clock) {
    this.sessions = sessions;
    this.commits = commits;
    this.clock = clock;
  }

  @Override
  public List<Session> ended(AccountId account, EndReason reason, @Nullable Actor by, Instant now) {
    var active = sessions.activeOf(account);
    var party = by == null ? null : Party.of(by.accountId());
    active.forEach(session -> session.end(reason, party, now));
    return active;
  }

  @Override
  public int endStragglers(CommitContext context, AccountId account, EndReason reason) {
    return Deciding.again(() -> {
      var late = ended(account, reason, context.actor(), clock.instant());
      commits.commit(context, late.toArray(Session[]::new));
      return late.size();
    });
  }
}
