package io.neosc.application.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.session.port.in.DisconnectSession;
import io.neosc.application.session.port.in.LaunchWorkspace;
import io.neosc.application.shared.Eventually;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.ManualScheduler;
import io.neosc.application.testing.People;
import io.neosc.domain.apikey.ApiKeyId;
import io.neosc.domain.session.Networks;
import io.neosc.domain.session.Report;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.Suspicion;
import io.neosc.domain.shared.IpRange;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SuspicionWatchTest {
  private static final String OFFICE = "10.0.0.7";
  private static final String ELSEWHERE = "203.0.113.5";
  private final InMemoryApplication app = new InMemoryApplication();
  private final People people = new People(app);
  private final ManualScheduler worker = new ManualScheduler();
  private final SuspicionWatch watch =
      watch(
          new Networks(
              List.of(new Networks.Named("office", IpRange.parse("10.0.0.0/8").orElseThrow()))));

  private SuspicionWatch watch(Networks networks) {
    return new SuspicionWatch(
        InMemoryRepositories.sessions(app.store),
        app.live.model(),
        networks,
        app.commits,
        app.ids,
        app.clock,
        new Eventually(worker));
  }

  private static CommitContext from(CommitContext who, String address) {
    return new CommitContext(who.actor(), address, null, who.traceId(), null);
  }

  private SessionId launched(CommitContext who) {
    return app.sessions
        .launch(new LaunchWorkspace(who, people.workspace().id()))
        .session()
        .session()
        .id();
  }

  private Session.State stored(SessionId id) {
    return InMemoryRepositories.sessions(app.store).find(id).orElseThrow().state();
  }

  private long suspected() {
    return app.store.entries().stream()
        .filter(entry -> entry.action().equals("suspect_session"))
        .count();
  }

  @Test
  @DisplayName("SE-13 the first session of an account is at no new address; later ones may be")
  void aNewAddressIsOneThatTheAccountNeverHad() {
    var me = people.signedIn();
    var first = launched(from(me, OFFICE));
    var again = launched(from(me, OFFICE));
    var elsewhere = launched(from(me, ELSEWHERE));
    app.sessions.disconnect(new DisconnectSession(me, elsewhere));
    var known = launched(from(me, ELSEWHERE));
    var other = launched(from(people.signedIn(), ELSEWHERE));

    assertThat(List.of(first, again, known, other))
        .noneMatch(id -> stored(id).suspicions().contains(Suspicion.NEW_ADDRESS));
    assertThat(stored(elsewhere).suspicions()).contains(Suspicion.NEW_ADDRESS);
    assertThat(suspected()).isEqualTo(1);
    assertThat(app.store.entries().stream().filter(e -> e.action().equals("suspect_session")))
        .allSatisfy(entry -> assertThat(entry.sessionId()).isEqualTo(elsewhere.value()));
  }

  @Test
  @DisplayName("SE-13 two networks at once mark all active sessions of the account, once")
  void twoNetworksAtOnceMarkBoth() {
    var me = people.signedIn();
    var office = launched(from(me, OFFICE));
    var stranger = launched(from(people.signedIn(), ELSEWHERE));
    watch.changed(new Change.SessionStored(stored(office)));
    worker.runAll();
    assertThat(stored(office).suspicions()).doesNotContain(Suspicion.TWO_NETWORKS);

    var away = launched(from(me, ELSEWHERE));
    watch.changed(new Change.SessionStored(stored(away)));
    watch.changed(new Change.SessionStored(stored(away)));
    worker.runAll();

    assertThat(List.of(office, away))
        .allMatch(id -> stored(id).suspicions().contains(Suspicion.TWO_NETWORKS));
    assertThat(stored(stranger).suspicions()).doesNotContain(Suspicion.TWO_NETWORKS);
    assertThat(suspected()).as("the new address and two marks").isEqualTo(3);
    watch.rebuilt();
    worker.runAll();
    assertThat(suspected()).isEqualTo(3);
  }

  @Test
  @DisplayName("SE-13 one after the other, or without named networks, they are not at once")
  void oneAfterTheOtherIsFine() {
    var me = people.signedIn();
    var office = launched(from(me, OFFICE));
    app.sessions.disconnect(new DisconnectSession(me, office));
    var away = launched(from(me, ELSEWHERE));
    watch.changed(new Change.SessionStored(stored(away)));
    var other = people.signedIn();
    launched(from(other, OFFICE));
    var plain = launched(from(other, ELSEWHERE));
    watch(Networks.NONE).changed(new Change.SessionStored(stored(plain)));
    worker.runAll();

    assertThat(List.of(away, plain))
        .noneMatch(id -> stored(id).suspicions().contains(Suspicion.TWO_NETWORKS));
  }

  @Test
  @DisplayName("SE-13 RE-3 while the store is away the look waits, and is made up for")
  void aStoreThatIsAwayIsWaitedFor() {
    var me = people.signedIn();
    launched(from(me, OFFICE));
    var away = launched(from(me, ELSEWHERE));
    watch.rebuilt();
    app.store.goAway(true);
    worker.runOnce();
    app.store.goAway(false);
    worker.runAll();
    assertThat(stored(away).suspicions()).contains(Suspicion.TWO_NETWORKS);
  }

  @Test
  @DisplayName("SE-13 what moved while nobody watched is marked when memory is filled")
  void whatMovedMeanwhileIsMadeUpFor() {
    var me = people.signedIn();
    var staying = launched(from(me, OFFICE));
    var moving = launched(from(me, OFFICE));
    app.clock.forward(Duration.ofSeconds(1));
    var session = InMemoryRepositories.sessions(app.store).find(moving).orElseThrow();
    var report =
        new Report(
            new ApiKeyId("key-1"), null, "192.0.2.99", null, null, null, app.clock.instant());
    session.report(report, null, app.clock.instant());
    app.commits.commit(me, session);
    assertThat(stored(moving).suspicions()).doesNotContain(Suspicion.NEW_ADDRESS);

    watch.rebuilt();
    watch.rebuilt();
    worker.runAll();

    assertThat(stored(moving).suspicions()).contains(Suspicion.NEW_ADDRESS);
    assertThat(stored(staying).suspicions()).doesNotContain(Suspicion.NEW_ADDRESS);
    assertThat(suspected()).as("each session once: two networks").isEqualTo(2);
  }
}
