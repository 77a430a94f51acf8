package io.neosc.application.erasure;

import io.neosc.application.alert.port.in.AlertFilter;
import io.neosc.application.alert.port.out.AlertRepository;
import io.neosc.application.apikey.port.out.ApiKeyRepository;
import io.neosc.application.erasure.port.out.PersonalRemains;
import io.neosc.application.identity.port.out.AccountSessions;
import io.neosc.application.lock.port.out.LockRepository;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.Deciding;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.apikey.ApiKey;
import io.neosc.domain.erasure.Mentions;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Session;
import io.neosc.domain.shared.AggregateRoot;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** Takes a person out of everything that is stored besides the trail; can be repeated. */
public final class PersonElsewhere {
  private static final int PAGE = 100;

  private final SessionRepository sessions;
  private final AccountSessions ends;
  private final AlertRepository alerts;
  private final LockRepository locks;
  private final ApiKeyRepository keys;
  private final PersonalRemains remains;
  private final Commits commits;
  private final InstantSource clock;

  public PersonElsewhere(
      SessionRepository sessions,
      AccountSessions ends,
      AlertRepository alerts,
      LockRepository locks,
      ApiKeyRepository keys,
      PersonalRemains remains,
      Commits commits,
      InstantSource clock) {
    this.sessions = sessions;
    this.ends = ends;
    this.alerts = alerts;
    this.locks = locks;
    this.keys = keys;
    this.remains = remains;
    this.commits = commits;
    this.clock = clock;
  }

  /** Ids of all sessions that the account ever had. */
  Set<String> sessionsOf(AccountId account) {
    var ids = new HashSet<String>();
    Cursor after = null;
    do {
      var page = sessions.pageOf(account, new PageRequest(PageRequest.MAX_LIMIT, after));
      page.items().forEach(session -> ids.add(session.key()));
      after = page.next();
    } while (after != null);
    return ids;
  }

  /** What is active still is ended; the next call forgets it. */
  void forget(CommitContext fenced, AccountId account, Mentions person) {
    var _ = ends.endStragglers(fenced, account, EndReason.ACCOUNT_DISABLED);
    each(
        fenced,
        page -> sessions.pageOf(account, page),
        state -> {
          var session = Session.from(state);
          if (!state.active()) {
            session.forgetPerson(clock.instant());
          }
          return session;
        });
    each(
        fenced,
        page -> alerts.page(AlertFilter.ALL, page),
        state -> {
          var alert = Alert.from(state);
          alert.forgetPerson(person, clock.instant());
          return alert;
        });
    each(
        fenced,
        page -> locks.page(null, page),
        state -> {
          var lock = Lock.from(state);
          lock.forgetPerson(person, clock.instant());
          return lock;
        });
    each(
        fenced,
        keys::page,
        state -> {
          var key = ApiKey.from(state);
          key.forgetPerson(person, clock.instant());
          return key;
        });
    remains.forget(account, person);
  }

  /** A page that somebody else changed meanwhile is read again. */
  private <S> void each(
      CommitContext fenced,
      Function<PageRequest, Page<S>> pages,
      Function<S, ? extends AggregateRoot<?, ?>> forgetting) {
    Cursor after = null;
    do {
      var wanted = new PageRequest(PAGE, after);
      after =
          Deciding.again(
                  () -> {
                    var page = pages.apply(wanted);
                    commits.commit(
                        fenced,
                        page.items().stream().map(forgetting).toArray(AggregateRoot<?, ?>[]::new));
                    return page;
                  })
              .next();
    } while (after != null);
  }
}
