package io.neosc.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.identity.port.in.SignInQueries;
import io.neosc.application.live.port.in.Snapshot;
import io.neosc.application.live.port.in.Statistics;
import io.neosc.application.live.port.in.WorkspaceView;
import io.neosc.application.live.port.out.LiveFeed;
import io.neosc.application.shared.port.Change;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.InMemoryStore;
import io.neosc.application.testing.MovableClock;
import io.neosc.application.testing.People;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.AlertFixture;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountFixture;
import io.neosc.domain.identity.RevocationReason;
import io.neosc.domain.identity.SignInFixture;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.policy.PolicyFixture;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionFixture;
import io.neosc.domain.shared.Given;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LiveModelTest {
  private final MovableClock clock = new MovableClock();
  private final LiveChanges live =
      new LiveChanges(
          InMemoryRepositories.signIns(new InMemoryStore()),
          InMemoryRepositories.locks(new InMemoryStore()),
          clock,
          Duration.ofSeconds(60));

  @Test
  @DisplayName("LI-6 before the first snapshot memory is not ready and says so")
  void beforeTheFirstSnapshotNothingIsReady() {
    assertThat(live.model().ready()).isFalse();
    assertThat(live.model().silence()).isGreaterThan(Duration.ofDays(1));

    live.rebuild(empty());

    assertThat(live.model().ready()).isTrue();
    assertThat(live.model().silence()).isZero();
    clock.forward(Duration.ofSeconds(3));
    assertThat(live.model().silence()).isEqualTo(Duration.ofSeconds(3));
    live.heard();
    assertThat(live.model().silence()).isZero();
    clock.forward(Duration.ofSeconds(3));
    live.apply(new Change.AccountStored(AccountFixture.aNewAccount().state().atVersion(1)));
    assertThat(live.model().silence()).isZero();
  }

  @Test
  @DisplayName("LI-6 own commits are known at once but are no sign of life of the stream")
  void ownCommitsAreNoSignOfLife() {
    live.rebuild(empty());
    clock.forward(Duration.ofSeconds(3));
    live.committed(
        People.STRANGER,
        List.of(new Change.AccountStored(AccountFixture.aNewAccount().state().atVersion(1))),
        List.of());

    assertThat(live.model().statistics().totalUsers()).isEqualTo(1);
    assertThat(live.model().silence()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  @DisplayName(
      "LI-6 who listens hears each change once, from the stream alone, after it was taken in")
  void whoListensHearsTheStream() {
    var heard = new ArrayList<String>();
    live.listen(
        new LiveFeed() {
          @Override
          public void changed(Change change) {
            heard.add("changed, users " + live.model().statistics().totalUsers());
          }

          @Override
          public void rebuilt() {
            heard.add("rebuilt, users " + live.model().statistics().totalUsers());
          }
        });
    var change = new Change.AccountStored(AccountFixture.aNewAccount().state().atVersion(1));
    live.committed(People.STRANGER, List.of(change), List.of());
    assertThat(heard).isEmpty();
    live.apply(change);
    live.rebuild(empty());

    assertThat(heard).containsExactly("changed, users 1", "rebuilt, users 0");
  }

  @Test
  @DisplayName("ID-8 an old change is no reason to trust memory: a revocation may be behind it")
  void aChangeAloneIsNoReasonToTrustMemory() {
    var state = SignInFixture.aSignInOf(AccountFixture.aNewAccount().state(), clock.instant());
    live.apply(new Change.SignInStored(state.state().atVersion(1)));
    live.heard();
    clock.forward(Duration.ofSeconds(3));

    live.apply(new Change.AccountStored(AccountFixture.aNewAccount().state().atVersion(1)));
    assertThat(live.signIns().remembered(state.state().id()))
        .isInstanceOf(SignInQueries.Verdict.Unsure.class);
    live.heard();
    assertThat(live.signIns().remembered(state.state().id()))
        .isInstanceOf(SignInQueries.Verdict.Live.class);
  }

  @Test
  @DisplayName("ID-8 sign-ins are remembered from snapshots, from the stream and from own commits")
  void signInsAreRemembered() {
    var state = SignInFixture.aSignInOf(AccountFixture.aNewAccount().state(), clock.instant());
    var signIn = state.state().atVersion(1);
    live.rebuild(
        new Snapshot(
            List.of(),
            List.of(signIn),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of()));
    assertThat(live.signIns().remembered(signIn.id()))
        .isEqualTo(new SignInQueries.Verdict.Live(signIn));

    state.revoke(RevocationReason.LOGOUT, clock.instant());
    live.committed(
        People.STRANGER, List.of(new Change.SignInStored(state.state().atVersion(2))), List.of());
    assertThat(live.signIns().remembered(signIn.id()))
        .isInstanceOf(SignInQueries.Verdict.Over.class);
  }

  @Test
  @DisplayName(
      "SE-14 an ended session leaves the counts, and an older change does not bring it back")
  void anEndedSessionStaysEnded() {
    var workspace = stored(WorkspaceFixture.aNewWorkspace());
    var session = launched(workspace);
    var ended = ended(session);
    live.apply(new Change.WorkspaceStored(workspace));
    live.apply(new Change.SessionStored(session));
    assertThat(view(workspace)).isEqualTo(new WorkspaceView(workspace, 1));
    assertThat(live.model().activeSessionsOf(session.accountId())).containsExactly(session);

    live.apply(new Change.SessionStored(ended));
    live.apply(new Change.SessionStored(session));
    live.apply(new Change.SessionStored(ended));

    assertThat(live.model().activeSessions()).isEmpty();
    assertThat(live.model().activeSessionsOf(session.accountId())).isEmpty();
    assertThat(view(workspace)).isEqualTo(new WorkspaceView(workspace, 0));
    assertThat(live.model().statistics()).isEqualTo(new Statistics(0, 1, 0));
  }

  @Test
  @DisplayName("SE-14 an end that is heard of before the launch counts nothing")
  void anEndBeforeItsLaunchCountsNothing() {
    var workspace = stored(WorkspaceFixture.aNewWorkspace());
    var session = launched(workspace);
    live.apply(new Change.WorkspaceStored(workspace));
    live.apply(new Change.SessionStored(ended(session)));
    live.apply(new Change.SessionStored(session));

    assertThat(view(workspace).activeSessions()).isZero();
    assertThat(live.model().statistics().activeSessions()).isZero();
  }

  @Test
  @DisplayName("SE-14 what is deleted leaves the counts for good")
  void whatIsDeletedIsGoneForGood() {
    var workspace = stored(WorkspaceFixture.aNewWorkspace());
    var session = launched(workspace);
    var policy = PolicyFixture.aShippedPolicy().state().atVersion(1);
    var alert = AlertFixture.aFiringAlert().state().atVersion(1);
    var account = AccountFixture.aNewAccount().state().atVersion(1);
    var changes =
        List.<Change>of(
            new Change.WorkspaceStored(workspace),
            new Change.SessionStored(session),
            new Change.PolicyStored(policy),
            new Change.AlertStored(alert),
            new Change.AccountStored(account));
    changes.forEach(live::apply);
    assertThat(live.model().statistics()).isEqualTo(new Statistics(1, 1, 1));
    assertThat(live.model().policies()).containsExactly(policy);
    assertThat(live.model().liveAlerts()).containsExactly(alert);

    live.apply(new Change.Removed(Change.Kind.SIGN_IN, SignInFixture.aSignInId().value()));
    live.apply(new Change.Removed(Change.Kind.SESSION, session.key()));
    live.apply(new Change.Removed(Change.Kind.SESSION, session.key()));
    assertThat(view(workspace).activeSessions()).isZero();
    live.apply(new Change.Removed(Change.Kind.WORKSPACE, workspace.key()));
    live.apply(new Change.Removed(Change.Kind.POLICY, policy.key()));
    live.apply(new Change.Removed(Change.Kind.ALERT, alert.key()));
    live.apply(new Change.Removed(Change.Kind.ACCOUNT, account.key()));
    changes.subList(0, 4).forEach(live::apply);

    assertThat(live.model().statistics()).isEqualTo(new Statistics(0, 0, 0));
    assertThat(live.model().activeSessionsOf(session.accountId())).isEmpty();
    assertThat(live.model().workspace(workspace.id())).isEmpty();
    assertThat(live.model().policies()).isEmpty();
    assertThat(live.model().liveAlerts()).isEmpty();
  }

  @Test
  @DisplayName("LI-6 a snapshot replaces what is known, except what is known to be newer")
  void aSnapshotReplacesWhatIsKnown() {
    var workspace = stored(WorkspaceFixture.aNewWorkspace());
    var gone = launched(workspace);
    var endedSince = launched(workspace);
    var newerAlert = AlertFixture.aFiringAlert().state();
    var fresh = launched(workspace);
    live.apply(new Change.AccountStored(AccountFixture.aNewAccount().state().atVersion(1)));
    live.apply(new Change.SessionStored(gone));
    live.apply(new Change.SessionStored(endedSince));
    live.apply(new Change.SessionStored(ended(endedSince)));
    live.apply(new Change.AlertStored(newerAlert.atVersion(3)));
    var account = AccountFixture.aNewAccount().state().atVersion(1);

    live.rebuild(
        new Snapshot(
            List.of(Snapshot.Member.of(account)),
            List.of(),
            List.of(),
            List.of(workspace),
            List.of(endedSince, fresh),
            List.of(),
            List.of(newerAlert.atVersion(2)),
            List.of()));

    assertThat(live.model().activeSessions()).containsExactly(fresh);
    assertThat(live.model().activeSessionsOf(gone.accountId())).isEmpty();
    assertThat(view(workspace).activeSessions()).isEqualTo(1);
    assertThat(live.model().liveAlerts()).containsExactly(newerAlert.atVersion(3));
    assertThat(live.model().statistics()).isEqualTo(new Statistics(1, 1, 1));
  }

  @Test
  @DisplayName("LI-6 who asks during a rebuild finds what was there before and still is")
  void aRebuildHidesNothing() {
    var workspace = stored(WorkspaceFixture.aNewWorkspace());
    var session = launched(workspace);
    live.apply(new Change.WorkspaceStored(workspace));
    live.apply(new Change.SessionStored(session));
    Runnable somebodyAsks =
        () -> {
          assertThat(view(workspace)).isEqualTo(new WorkspaceView(workspace, 1));
          assertThat(live.model().activeSessionsOf(session.accountId())).containsExactly(session);
        };

    live.rebuild(
        new Snapshot(
            List.of(),
            List.of(),
            List.of(),
            new Watched<>(List.of(workspace), somebodyAsks),
            new Watched<>(List.of(session), somebodyAsks),
            List.of(),
            List.of(),
            List.of()));

    somebodyAsks.run();
  }

  /** A list that lets somebody do something whenever it is read. */
  private static final class Watched<T> extends AbstractList<T> {
    private final List<T> items;
    private final Runnable read;

    Watched(List<T> items, Runnable read) {
      this.items = items;
      this.read = read;
    }

    @Override
    public T get(int index) {
      read.run();
      return items.get(index);
    }

    @Override
    public int size() {
      read.run();
      return items.size();
    }
  }

  @Test
  @DisplayName("API-2 everything comes newest first by time and id")
  void everythingComesNewestFirst() {
    var workspace = stored(WorkspaceFixture.aNewWorkspace());
    var account = AccountFixture.aNewAccount().state();
    var old = session(account, Given.NOON);
    var newer = session(account, Given.NOON.plusMillis(1));
    var newest = session(account, Given.NOON.plusMillis(1));
    var laterAlert = Alert.fire(AlertFixture.anAlertId(), AlertFixture.aCause(), Given.NOON);
    var earlierAlert =
        Alert.fire(AlertFixture.anAlertId(), AlertFixture.aCause(), Given.NOON.minusMillis(1));
    var first = PolicyFixture.aShippedPolicy().state().atVersion(1);
    var second = PolicyFixture.aShippedPolicy().state().atVersion(1);
    var otherWorkspace = stored(WorkspaceFixture.aNewWorkspace());
    for (var session : List.of(newer, old, newest)) {
      live.apply(new Change.SessionStored(session));
    }
    live.apply(new Change.AlertStored(earlierAlert.state().atVersion(1)));
    live.apply(new Change.AlertStored(laterAlert.state().atVersion(1)));
    live.apply(new Change.PolicyStored(second));
    live.apply(new Change.PolicyStored(first));
    live.apply(new Change.WorkspaceStored(otherWorkspace));
    live.apply(new Change.WorkspaceStored(workspace));

    assertThat(live.model().activeSessions()).containsExactly(newest, newer, old);
    assertThat(live.model().activeSessionsOf(account.id())).containsExactly(newest, newer, old);
    assertThat(live.model().liveAlerts())
        .extracting(Alert.State::id)
        .containsExactly(laterAlert.state().id(), earlierAlert.state().id());
    assertThat(live.model().policies())
        .extracting(Policy.State::id)
        .containsExactly(second.id(), first.id());
    assertThat(live.model().workspaces())
        .extracting(WorkspaceView::workspace)
        .containsExactly(otherWorkspace, workspace);
  }

  @Test
  @DisplayName("LI-6 thousands of ended sessions do not stay in memory one by one for ever")
  void olderMemoriesOfTheGoneAreForgotten() {
    var versions = new Versioned<Session.State>(Session.State::active);
    var first = launched(stored(WorkspaceFixture.aNewWorkspace()));
    versions.put(ended(first));
    for (var i = 0; i < 10_000; i++) {
      assertThat(versions.put(first)).isEmpty();
      versions.remove("ses-" + i);
    }

    assertThat(versions.put(first)).isPresent();
    assertThat(versions.put(first)).isEmpty();
    assertThat(versions.find(first.key())).contains(first);
  }

  private static Session.State session(Account.State account, Instant at) {
    return SessionFixture.aSessionOf(account, WorkspaceFixture.aNewWorkspace().state(), 0, at)
        .state()
        .atVersion(1);
  }

  private WorkspaceView view(Workspace.State workspace) {
    return live.model().workspace(workspace.id()).orElseThrow();
  }

  private static Workspace.State stored(Workspace workspace) {
    return workspace.state().atVersion(1);
  }

  private static Session.State launched(Workspace.State workspace) {
    return SessionFixture.aSessionOf(AccountFixture.aNewAccount().state(), workspace)
        .state()
        .atVersion(1);
  }

  private static Session.State ended(Session.State state) {
    var session = Session.from(state);
    session.end(EndReason.ADMIN, null, Given.NOON.plusSeconds(1));
    return session.state().atVersion(state.version() + 1);
  }

  private static Snapshot empty() {
    return new Snapshot(
        List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }
}
