package io.neosc.application.session;

import static io.neosc.application.testing.People.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.alert.port.in.AlertFilter;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.ManualScheduler;
import io.neosc.application.testing.MovableClock;
import io.neosc.domain.alert.AlertStatus;
import io.neosc.domain.identity.AccountFixture;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionFixture;
import io.neosc.domain.workspace.WorkspaceFixture;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SweepingTest {
  private final InMemoryApplication app = new InMemoryApplication();
  private final MovableClock storesClock = new MovableClock();
  private final SweepNode.Signs signs = new SweepNode.Signs();
  private final ManualScheduler one = new ManualScheduler();
  private final ManualScheduler two = new ManualScheduler();
  private final Sweeping first = aNode(one);
  private final Sweeping second = aNode(two);

  private Sweeping aNode(ManualScheduler worker) {
    var node = new SweepNode(app, storesClock, signs);
    return new Sweeping(node.sweep, node.tenure, worker, SweepNode.rhythm());
  }

  private void pass(Duration duration) {
    app.clock.forward(duration);
    storesClock.forward(duration);
  }

  @Test
  @DisplayName("SE-9: the lease is 15 s and asked for in its thirds, shorter for quicker sweeps")
  void rhythm() {
    assertThat(Sweeping.Rhythm.of(Duration.ofSeconds(30)))
        .isEqualTo(new Sweeping.Rhythm(Duration.ofSeconds(5), 6, Duration.ofSeconds(15)));
    assertThat(Sweeping.Rhythm.of(Duration.ofHours(1)))
        .isEqualTo(new Sweeping.Rhythm(Duration.ofSeconds(5), 720, Duration.ofSeconds(15)));
    assertThat(Sweeping.Rhythm.of(Duration.ofSeconds(2)))
        .isEqualTo(new Sweeping.Rhythm(Duration.ofSeconds(2), 1, Duration.ofSeconds(6)));
    assertThat(Sweeping.Rhythm.of(Duration.ofSeconds(1)))
        .isEqualTo(new Sweeping.Rhythm(Duration.ofSeconds(1), 1, Duration.ofSeconds(3)));
  }

  @Test
  @DisplayName("SE-9: two nodes do each sweep once; when one stops stirring the other takes over")
  void twoNodes() {
    first.start();
    second.start();
    for (var beat = 1; beat < 12; beat++) {
      pass(Duration.ofSeconds(5));
      one.runOnce();
      two.runOnce();
    }
    pass(Duration.ofSeconds(5));
    assertThat(first.sweeps()).isEqualTo(2);
    assertThat(second.sweeps()).isZero();
    assertThat(first.sweeping()).isTrue();
    assertThat(second.sweeping()).isFalse();

    for (var beat = 0; beat < 2; beat++) {
      pass(Duration.ofSeconds(5));
      two.runOnce();
    }
    assertThat(second.sweeping()).isTrue();
    one.runOnce();
    assertThat(first.sweeping()).isFalse();
    for (var beat = 0; beat < 6; beat++) {
      two.runOnce();
      one.runOnce();
    }
    assertThat(second.sweeps()).isEqualTo(1);
    assertThat(first.sweeps()).isEqualTo(2);
  }

  @Test
  @DisplayName("SE-9: a node that stops leaves the work to another one at once")
  void stopping() {
    first.start();
    assertThat(first.sweeping()).isTrue();
    one.shutdown();
    one.runOnce();
    first.end();
    first.end();
    second.start();
    assertThat(second.sweeping()).isTrue();
  }

  @Test
  @DisplayName("RE-3: a store that is away only delays the sweep, which comes first afterwards")
  void awayStore() {
    var session = SessionFixture.anActiveSession();
    app.commits.commit(STRANGER, session);
    app.store.goAway(true);
    first.start();
    for (var beat = 1; beat < 4; beat++) {
      one.runOnce();
    }
    assertThat(first.sweeps()).isZero();
    first.end();
    app.store.goAway(false);
    one.runOnce();
    assertThat(first.sweeps()).isEqualTo(1);
    assertThat(one.delays()).containsExactly(5L, 5L, 5L, 5L, 5L);
  }

  @Test
  @DisplayName("SE-9: after 8 h a warning, once; it goes with the session")
  void longRunning() {
    var session =
        SessionFixture.aSessionOf(
            AccountFixture.aNewAccount().state(),
            WorkspaceFixture.aNewWorkspace().state(),
            0,
            app.clock.instant());
    app.commits.commit(STRANGER, session);
    var node = new SweepNode(app, storesClock, signs);
    var id = session.state().id();

    pass(Duration.ofHours(8).minusMillis(1));
    signs.give(id, app.clock.instant());
    node.sweep();
    node.sweep();
    assertThat(app.live.model().liveAlerts()).isEmpty();
    pass(Duration.ofMillis(1));
    node.sweep();
    assertThat(app.live.model().liveAlerts()).isEmpty();
    node.sweep();
    node.sweep();
    assertThat(app.live.model().liveAlerts()).hasSize(1);
    assertThat(app.live.model().activeSessions()).extracting(Session.State::id).containsExactly(id);

    pass(Duration.ofHours(1));
    node.sweep();
    assertThat(node.sweep()).isEqualTo(1);
    node.sweep();
    assertThat(app.live.model().liveAlerts()).isEmpty();
    var alerts = app.alerts.alerts(AlertFilter.ALL, PageRequest.first(10)).items();
    assertThat(alerts).hasSize(1);
    assertThat(alerts.getFirst().status()).isEqualTo(AlertStatus.RESOLVED);
  }
}
