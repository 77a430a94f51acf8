package io.neosc.application.session;

import static io.neosc.application.testing.People.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.Interfering;
import io.neosc.application.testing.MovableClock;
import io.neosc.domain.identity.AccountFixture;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Lifecycle;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionFixture;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.SessionStatus;
import io.neosc.domain.workspace.Limits;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceFixture;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SessionSweepTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration INTERVAL = Duration.ofSeconds(30);

  private final InMemoryApplication app = new InMemoryApplication();
  private final MovableClock storesClock = new MovableClock();
  private final SweepNode.Signs signs = new SweepNode.Signs();
  private final SweepNode node = new SweepNode(app, storesClock, signs);

  private SweepNode anotherNode() {
    return new SweepNode(app, storesClock, signs);
  }

  /** Time goes by for everybody. */
  private void pass(Duration duration) {
    app.clock.forward(duration);
    storesClock.forward(duration);
  }

  private SessionId launchedIn(Workspace.State workspace) {
    var session =
        SessionFixture.aSessionOf(
            AccountFixture.aNewAccount().state(), workspace, 0, app.clock.instant());
    app.commits.commit(STRANGER, session);
    return session.state().id();
  }

  private SessionId launched() {
    return launchedIn(workspace(null, null));
  }

  private Workspace.State workspace(@Nullable Duration idle, @Nullable Duration max) {
    var workspace = WorkspaceFixture.aWorkspaceLimitedTo(new Limits(null, 1, idle, max));
    app.commits.commit(STRANGER, workspace);
    return workspace.state().atVersion(1);
  }

  private Session.State stored(SessionId id) {
    return InMemoryRepositories.sessions(app.store).find(id).orElseThrow().state();
  }

  private boolean active(SessionId id) {
    return stored(id).active();
  }

  private EndReason reason(SessionId id) {
    return ((Lifecycle.Ended) stored(id).lifecycle()).reason();
  }

  @Test
  @DisplayName("SE-9: who was silent for the idle timeout is disconnected, by the product, once")
  void idle() {
    var session = launched();
    pass(HOUR.minus(INTERVAL).minus(SECOND));
    assertThat(node.sweep()).isZero();
    pass(INTERVAL);
    assertThat(node.sweep()).isZero();
    pass(INTERVAL);
    assertThat(node.sweep()).isZero();
    assertThat(active(session)).isTrue();
    pass(INTERVAL);
    assertThat(node.sweep()).isEqualTo(1);

    var ended = (Lifecycle.Ended) stored(session).lifecycle();
    assertThat(ended.reason()).isEqualTo(EndReason.IDLE_TIMEOUT);
    assertThat(ended.status()).isEqualTo(SessionStatus.DISCONNECTED);
    assertThat(ended.by()).isNull();
    assertThat(ended.at()).isEqualTo(app.clock.instant());
    var entry = app.store.entries().getLast();
    assertThat(entry.sessionId()).isEqualTo(session.value());
    assertThat(entry.personal().details()).contains("limit of 3600 s, set by installation");

    var entries = app.store.entries().size();
    pass(INTERVAL);
    assertThat(node.sweep()).isZero();
    assertThat(app.store.entries()).hasSize(entries);
  }

  @Test
  @DisplayName(
      "SE-9: a workspace's stricter limit holds in it alone, and the trail says whose it is")
  void aWorkspacesOwnLimit() {
    var strict = launchedIn(workspace(Duration.ofMinutes(10), null));
    var usual = launched();
    pass(Duration.ofMinutes(10));
    node.sweep();
    pass(INTERVAL);
    assertThat(node.sweep()).isEqualTo(1);
    assertThat(reason(strict)).isEqualTo(EndReason.IDLE_TIMEOUT);
    assertThat(app.store.entries().getLast().personal().details())
        .contains("limit of 600 s, set by workspace");
    assertThat(active(usual)).isTrue();
  }

  @Test
  @DisplayName("SE-9: each sign of life begins the time anew")
  void signsOfLifeKeepIt() {
    var session = launched();
    for (var i = 0; i < 5; i++) {
      pass(HOUR.minus(SECOND));
      assertThat(node.sweep()).isZero();
      signs.give(session, app.clock.instant());
    }
    pass(HOUR);
    assertThat(node.sweep()).isZero();
    pass(INTERVAL);
    assertThat(node.sweep()).isEqualTo(1);
  }

  @Test
  @DisplayName("SE-9: a sign of life at the last moment saves the session")
  void theLastMoment() {
    var between = launched();
    pass(HOUR);
    node.sweep();
    signs.give(between, app.clock.instant());
    pass(INTERVAL);
    assertThat(node.sweep()).isZero();
    assertThat(active(between)).isTrue();

    var asked = new int[1];
    pass(HOUR);
    node.sweep();
    pass(INTERVAL);
    signs.whenAsked(() -> {
      if (++asked[0] == 2) {
        signs.give(between, app.clock.instant());
      }
    });
    assertThat(node.sweep()).isZero();
    assertThat(asked[0]).isEqualTo(2);
    assertThat(active(between)).isTrue();
  }

  @Test
  @DisplayName("SE-9: the longest duration terminates also who is busy")
  void longestDuration() {
    var session = launchedIn(workspace(null, HOUR.multipliedBy(2)));
    for (var i = 0; i < 2; i++) {
      pass(HOUR);
      signs.give(session, app.clock.instant());
      assertThat(node.sweep()).isZero();
    }
    pass(INTERVAL);
    assertThat(node.sweep()).isEqualTo(1);
    assertThat(reason(session)).isEqualTo(EndReason.MAX_DURATION);
    assertThat(stored(session).status()).isEqualTo(SessionStatus.TERMINATED);
  }

  @Test
  @DisplayName(
      "SE-9: timers survive restarts; what nobody heard of for a day is orphaned, not idle")
  void restart() {
    var orphan = launched();
    pass(HOUR.multipliedBy(23));
    var idle = launched();
    pass(HOUR.plus(SECOND));

    var restarted = anotherNode();
    assertThat(restarted.sweep()).isZero();
    pass(INTERVAL);
    assertThat(restarted.sweep()).isEqualTo(2);
    assertThat(reason(orphan)).isEqualTo(EndReason.ORPHANED);
    assertThat(stored(orphan).status()).isEqualTo(SessionStatus.TERMINATED);
    assertThat(reason(idle)).isEqualTo(EndReason.IDLE_TIMEOUT);
  }

  @Test
  @DisplayName("RE-6: one clock that is ahead, the node's or the store's, ends nothing")
  void oneClockAhead() {
    var session = launched();
    app.clock.forward(DAY.multipliedBy(400));
    for (var i = 0; i < 4; i++) {
      assertThat(node.sweep()).isZero();
    }
    assertThat(active(session)).isTrue();
  }

  @Test
  @DisplayName("RE-6: nor does the store's")
  void theStoresClockAhead() {
    var session = launched();
    node.sweep();
    storesClock.forward(DAY.multipliedBy(400));
    for (var i = 0; i < 4; i++) {
      assertThat(node.sweep()).isZero();
    }
    assertThat(active(session)).isTrue();
  }

  @Test
  @DisplayName("RE-6: a jump of both clocks that is put right before the next sweep ends nothing")
  void aJumpOfBothClocks() {
    var session = launched();
    pass(DAY.multipliedBy(400));
    assertThat(node.sweep()).isZero();
    pass(DAY.multipliedBy(-400));
    for (var i = 0; i < 3; i++) {
      pass(INTERVAL);
      assertThat(node.sweep()).isZero();
    }
    assertThat(active(session)).isTrue();
    assertThat(app.live.model().liveAlerts()).isEmpty();
  }

  @Test
  @DisplayName("RE-6: a clock set back ends nothing; the time counts from where it goes on")
  void aClockSetBack() {
    var session = launched();
    pass(HOUR.multipliedBy(-5));
    node.sweep();
    pass(INTERVAL);
    assertThat(node.sweep()).isZero();
    pass(HOUR.multipliedBy(6));
    node.sweep();
    pass(INTERVAL);
    assertThat(node.sweep()).isEqualTo(1);
    assertThat(stored(session).active()).isFalse();
  }

  @Test
  @DisplayName("SE-9: of two nodes one sweeps; the other one goes on when the lease is over")
  void oneNodeSweeps() {
    var other = anotherNode();
    var session = launched();
    pass(HOUR);
    assertThat(node.sweep()).isZero();
    assertThat(other.sweep()).isEqualTo(-1);
    pass(SweepNode.LEASE.minus(SECOND));
    assertThat(other.sweep()).isEqualTo(-1);

    pass(SECOND);
    assertThat(other.sweep()).isZero();
    pass(SECOND);
    assertThat(node.sweep()).isEqualTo(-1);
    assertThat(other.sweep()).isEqualTo(1);
    assertThat(active(session)).isFalse();
    other.tenure.end();
    assertThat(node.sweep()).isZero();
  }

  @Test
  @DisplayName("SE-9: who is overtaken between deciding and storing ends nothing")
  void overtakenInTheMiddle() {
    var door = new Interfering(app.commits);
    var paused = new SweepNode(app, storesClock, signs, door);
    var session = launched();
    pass(HOUR);
    assertThat(paused.sweep()).isZero();
    pass(SECOND);
    door.beforeCommit(() -> {
      pass(SweepNode.LEASE);
      assertThat(node.sweep()).isZero();
      signs.give(session, app.clock.instant());
    });
    assertThat(paused.sweep()).isEqualTo(-1);
    assertThat(active(session)).isTrue();
    assertThat(app.store.entries()).hasSize(2);

    assertThat(paused.sweep()).isEqualTo(-1);
    pass(HOUR);
    assertThat(node.sweep()).isEqualTo(1);
  }

  @Test
  @DisplayName("SE-8: who ends it meanwhile ends it; the sweep adds nothing")
  void somebodyElseIsQuicker() {
    var door = new Interfering(app.commits);
    var racing = new SweepNode(app, storesClock, signs, door);
    var session = launched();
    pass(HOUR);
    racing.sweep();
    pass(SECOND);
    door.beforeCommit(() -> {
      var mine = Session.from(stored(session));
      mine.end(EndReason.USER_STOP, null, app.clock.instant());
      app.commits.commit(STRANGER, mine);
    });
    assertThat(racing.sweep()).isZero();
    assertThat(reason(session)).isEqualTo(EndReason.USER_STOP);
    assertThat(app.store.entries()).hasSize(3);
  }

  @Test
  @DisplayName("RE-3: a store that goes away delays it, and two looks have to agree anew")
  void theStoreIsAway() {
    var session = launched();
    pass(HOUR);
    assertThat(node.sweep()).isZero();
    app.store.goAway(true);
    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(node::sweep);
    app.store.goAway(false);
    assertThat(node.sweep()).isZero();
    assertThat(node.sweep()).isEqualTo(1);
    assertThat(reason(session)).isEqualTo(EndReason.IDLE_TIMEOUT);
  }

  @Test
  @DisplayName("SE-9: thousands end in parts of 100, each once; who is heard of costs no question")
  void thousands() {
    var workspace = workspace(null, null);
    var silent = IntStream.range(0, 2_000).mapToObj(_ -> launchedIn(workspace)).toList();
    pass(HOUR.minus(SECOND));
    var busy = IntStream.range(0, 500).mapToObj(_ -> launchedIn(workspace)).toList();
    pass(SECOND);
    node.sweep();
    assertThat(signs.asked()).isEqualTo(2_000);
    pass(INTERVAL);
    var before = app.store.entries().size();
    assertThat(node.sweep()).isEqualTo(2_000);

    assertThat(silent).noneMatch(this::active);
    assertThat(busy).allMatch(this::active);
    assertThat(app.store.entries().size() - before).isEqualTo(2_000);
    assertThat(app.store.counter(Session.counterOf(workspace.id()))).isEqualTo(500);
    assertThat(signs.asked()).isEqualTo(6_000);
    pass(INTERVAL);
    assertThat(node.sweep()).isZero();
    assertThat(signs.asked()).isEqualTo(6_000);
  }
}
