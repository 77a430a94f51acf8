package io.neosc.application.session.port.out;

import static io.neosc.application.shared.port.Contracts.NOBODY;
import static io.neosc.application.shared.port.Contracts.allPages;
import static io.neosc.application.shared.port.Contracts.atOnce;
import static io.neosc.application.shared.port.Contracts.newestFirst;
import static io.neosc.domain.identity.AccountFixture.aNewAccount;
import static io.neosc.domain.session.SessionFixture.aSessionOf;
import static io.neosc.domain.session.SessionFixture.anActiveSession;
import static io.neosc.domain.shared.Given.NOON;
import static io.neosc.domain.workspace.WorkspaceFixture.aNewWorkspace;
import static io.neosc.domain.workspace.WorkspaceFixture.aWorkspaceFor;
import static io.neosc.domain.workspace.WorkspaceFixture.theFullestWorkspace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.identity.Account;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionFixture;
import io.neosc.domain.session.SessionStatus;
import io.neosc.domain.shared.StaleAggregate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link SessionRepository} promises. Each test begins with an empty store. */
public interface SessionRepositoryContract {
  Commits commits();

  SessionRepository repository();

  @Test
  default void unknownSessionsAreNotFound() {
    assertThat(repository().find(SessionFixture.aSessionId())).isEmpty();
    assertThat(repository().activeOf(aNewAccount().state().id())).isEmpty();
    assertThat(repository().activeOf(aNewAccount().state().id(), aNewWorkspace().state().id()))
        .isEmpty();
    var page = repository().pageOf(aNewAccount().state().id(), PageRequest.first(10));
    assertThat(page.items()).isEmpty();
    assertThat(page.next()).isNull();
  }

  @Test
  @DisplayName("SE-1: a launched session comes back as it was, with its times to the millisecond")
  default void aLaunchedSessionComesBack() {
    var session = anActiveSession();
    commits().commit(NOBODY, session);

    assertThat(find(session).state()).isEqualTo(session.state().atVersion(1));
    assertThat(find(session).state().startedAt()).isEqualTo(NOON);
    assertThat(find(session).events()).isEmpty();
    assertThat(find(session).claims()).isEmpty();
  }

  @Test
  @DisplayName("SE-1: an ended session with a value in every field comes back as it was")
  default void theFullestSessionComesBack() {
    var workspace = theFullestWorkspace().state();
    commits().commit(NOBODY, aSessionOf(aNewAccount().state(), workspace));
    var session = SessionFixture.theFullestSessionIn(workspace);
    commits().commit(NOBODY, session);

    assertThat(find(session).state()).isEqualTo(session.state().atVersion(1));
  }

  @Test
  @DisplayName("SE-8: every reason of an end comes back, also when nobody ended it")
  default void everyEndComesBack() {
    for (var reason : EndReason.values()) {
      var session = anActiveSession();
      commits().commit(NOBODY, session);
      var loaded = find(session);
      loaded.end(reason, null, NOON.plusMillis(1));
      commits().commit(NOBODY, loaded);

      assertThat(find(session).state()).isEqualTo(loaded.state().atVersion(2));
    }
  }

  @Test
  default void changesAreInvisibleUntilCommitted() {
    var session = anActiveSession();
    assertThat(repository().find(session.state().id())).isEmpty();
    commits().commit(NOBODY, session);

    find(session).end(EndReason.USER_STOP, null, NOON);

    assertThat(find(session).state().status()).isEqualTo(SessionStatus.ACTIVE);
    assertThat(repository().activeOf(session.state().accountId())).hasSize(1);
  }

  @Test
  @DisplayName("SE-8: who ends what somebody else ended meanwhile is refused")
  default void aStaleEndIsRefused() {
    var session = anActiveSession();
    commits().commit(NOBODY, session);
    var first = find(session);
    var second = find(session);
    first.end(EndReason.LOGOUT, null, NOON);
    second.end(EndReason.ADMIN, null, NOON);
    commits().commit(NOBODY, first);

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> commits().commit(NOBODY, second));
    assertThat(find(session).state()).isEqualTo(first.state().atVersion(2));
  }

  @Test
  @DisplayName("SE-8: of two ends at once exactly one happens")
  default void ofTwoEndsAtOnceOneHappens() throws Exception {
    var session = anActiveSession();
    commits().commit(NOBODY, session);
    var ends = List.of(find(session), find(session));
    ends.get(0).end(EndReason.LOGOUT, null, NOON);
    ends.get(1).end(EndReason.ADMIN, null, NOON);

    var outcomes = atOnce(() -> committed(ends.get(0)), () -> committed(ends.get(1)));

    assertThat(outcomes).filteredOn(StaleAggregate.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Session.State.class::isInstance).hasSize(1);
    assertThat(find(session).state().version()).isEqualTo(2);
    assertThat(outcomes).contains(find(session).state());
  }

  @Test
  @DisplayName(
      "SE-4: active sessions are the account's own, newest first, without those that ended")
  default void activeSessionsAreTheAccountsOwn() {
    var account = aNewAccount().state();
    var sessions = fiveOf(account);
    commits().commit(NOBODY, anActiveSession());
    end(sessions.get(1));

    var expected = new ArrayList<>(sessions);
    expected.remove(1);
    assertThat(repository().activeOf(account.id()))
        .extracting(Session::state)
        .containsExactlyElementsOf(newestFirst(states(expected), SessionRepositoryContract::place));
  }

  @Test
  @DisplayName(
      "WS-4: active sessions of one workspace are those of the account there, newest first")
  default void activeSessionsInOneWorkspace() {
    var account = aNewAccount().state();
    var workspace = aWorkspaceFor(null, 3).state();
    var older = aSessionOf(account, workspace, 2, NOON);
    var newer = aSessionOf(account, workspace, 0, NOON.plusMillis(1));
    var ended = aSessionOf(account, workspace, 1, NOON.plusMillis(2));
    commits().commit(NOBODY, older, newer, ended);
    commits().commit(NOBODY, aSessionOf(aNewAccount().state(), workspace));
    commits().commit(NOBODY, aSessionOf(account, aNewWorkspace().state()));
    end(ended);

    assertThat(repository().activeOf(account.id(), workspace.id()))
        .extracting(Session::state)
        .containsExactly(newer.state().atVersion(1), older.state().atVersion(1));
  }

  @Test
  @DisplayName("ID-7: active sessions have no cap, so that a logout leaves none behind")
  default void activeSessionsHaveNoCap() {
    var account = aNewAccount().state();
    for (var i = 0; i < 6; i++) {
      var workspace = aWorkspaceFor(null, 100).state();
      var hundred = new ArrayList<Session>();
      for (var slot = 0; slot < 100; slot++) {
        hundred.add(aSessionOf(account, workspace, slot, NOON));
      }
      commits().commit(NOBODY, hundred.toArray(Session[]::new));
    }

    assertThat(repository().activeOf(account.id())).hasSize(600);
  }

  @Test
  @DisplayName("API-2: the history is the account's own, newest first by start and id, in pages")
  default void theHistoryComesInPages() {
    var account = aNewAccount().state();
    var sessions = fiveOf(account);
    commits().commit(NOBODY, anActiveSession());
    end(sessions.get(1));
    var expected = newestFirst(current(sessions), SessionRepositoryContract::place);

    for (var limit = 1; limit <= 6; limit++) {
      assertThat(allPages(limit, page -> repository().pageOf(account.id(), page)))
          .containsExactlyElementsOf(expected);
    }
    assertThat(repository().pageOf(account.id(), PageRequest.first(5)).next()).isNull();
    assertThat(repository().pageOf(account.id(), PageRequest.first(4)).next())
        .isEqualTo(place(expected.get(3)));
  }

  @Test
  @DisplayName("API-2: what is launched while somebody pages neither repeats nor hides a session")
  default void pagingIsNotDisturbedByLaunches() {
    var account = aNewAccount().state();
    var sessions = fiveOf(account);
    var expected = newestFirst(states(sessions), SessionRepositoryContract::place);
    var first = repository().pageOf(account.id(), PageRequest.first(2));
    commits().commit(NOBODY, launched(account, NOON.plusSeconds(5)));

    var rest = repository().pageOf(account.id(), new PageRequest(10, first.next()));

    assertThat(first.items()).containsExactlyElementsOf(expected.subList(0, 2));
    assertThat(rest.items()).containsExactlyElementsOf(expected.subList(2, 5));
    assertThat(rest.next()).isNull();
  }

  /** Five sessions of three instants, committed not in the order of these. */
  private List<Session> fiveOf(Account.State account) {
    var sessions =
        List.of(
            launched(account, NOON.plusMillis(1)),
            launched(account, NOON),
            launched(account, NOON.plusMillis(1)),
            launched(account, NOON.plusMillis(2)),
            launched(account, NOON.plusMillis(1)));
    commits().commit(NOBODY, sessions.toArray(Session[]::new));
    return sessions;
  }

  private static Session launched(Account.State account, Instant at) {
    return aSessionOf(account, aNewWorkspace().state(), 0, at);
  }

  private void end(Session session) {
    var loaded = find(session);
    loaded.end(EndReason.USER_STOP, null, NOON.plusSeconds(1));
    commits().commit(NOBODY, loaded);
  }

  private Session.State committed(Session session) {
    commits().commit(NOBODY, session);
    return session.state().atVersion(session.state().version() + 1);
  }

  private Session find(Session session) {
    return repository().find(session.state().id()).orElseThrow();
  }

  private List<Session.State> current(List<Session> sessions) {
    return sessions.stream().map(session -> find(session).state()).toList();
  }

  private static List<Session.State> states(List<Session> sessions) {
    return sessions.stream().map(session -> session.state().atVersion(1)).toList();
  }

  private static Cursor place(Session.State session) {
    return new Cursor(session.startedAt(), session.key());
  }
}
