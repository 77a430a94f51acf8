package io.neosc.application.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.session.port.in.EndBehindGateway;
import io.neosc.application.session.port.in.Heard;
import io.neosc.application.session.port.in.Heartbeat;
import io.neosc.application.session.port.in.LaunchWorkspace;
import io.neosc.application.session.port.in.StopWorkspace;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.testing.CommitsFixture;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.Interfering;
import io.neosc.application.testing.ManualScheduler;
import io.neosc.application.testing.People;
import io.neosc.domain.apikey.ApiKeyId;
import io.neosc.domain.apikey.Party;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Lifecycle;
import io.neosc.domain.session.Report;
import io.neosc.domain.session.ReportAhead;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionAlreadyEnded;
import io.neosc.domain.session.SessionFixture;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.SessionNotFound;
import io.neosc.domain.session.SessionStatus;
import io.neosc.domain.session.TunnelStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GatewayServiceTest {
  private static final ApiKeyId KEY = new ApiKeyId("key-1");
  private static final CommitContext GATEWAY = People.STRANGER.by(KEY);
  private final InMemoryApplication app = new InMemoryApplication();
  private final People people = new People(app);
  private final CommitContext me = people.signedIn();
  private final Session.State session =
      app.sessions.launch(new LaunchWorkspace(me, people.workspace().id())).session().session();

  private Heard beat(TunnelStatus tunnel, Instant at) {
    return beat(app.gateways, tunnel, at);
  }

  private Heard beat(GatewayService gateways, TunnelStatus tunnel, Instant at) {
    return gateways.heartbeat(
        new Heartbeat(GATEWAY, session.id(), new Report(KEY, tunnel, null, 1L, 2L, null, at)));
  }

  private Instant after(long millis) {
    app.clock.forward(Duration.ofMillis(millis));
    return app.clock.instant();
  }

  private Session.State stored() {
    return InMemoryRepositories.sessions(app.store).find(session.id()).orElseThrow().state();
  }

  /** Another node on the same store, which has heard of nothing since the launch. */
  private GatewayService anotherNode() {
    return new GatewayService(
        InMemoryRepositories.sessions(app.store),
        app.live.model(),
        new Signs(app.signStore, app.live.model(), app.clock, new ManualScheduler()),
        app.commits,
        app.clock);
  }

  @Test
  @DisplayName("SE-7 news are stored with an entry that names the key, before the answer")
  void newsAreStored() {
    var at = after(1_000);
    assertThat(beat(TunnelStatus.ENCRYPTED, at)).isEqualTo(new Heard(session.id(), at, true));

    assertThat(stored().evidence().tunnel().source()).isEqualTo("gateway:key-1");
    assertThat(stored().version()).isEqualTo(2);
    var entry = app.store.entries().getLast();
    assertThat(entry.action()).isEqualTo("report_session");
    assertThat(entry.resource()).isEqualTo("session:" + session.id().value());
    assertThat(entry.userId()).isEqualTo("key-1");
    assertThat(entry.sessionId()).isEqualTo(session.id().value());
    assertThat(entry.personal().before()).isEqualTo(Map.of("tunnel_status", "unknown"));
    assertThat(entry.personal().after()).isEqualTo(Map.of("tunnel_status", "encrypted"));
  }

  @Test
  @DisplayName("SE-7 what is no news touches neither the store nor the trail")
  void repetitionsStayInMemory() {
    beat(TunnelStatus.ENCRYPTED, after(1_000));
    var known = stored();
    var entries = app.store.entries().size();
    var questions = app.signStore.questions();
    app.store.goAway(true);
    app.signStore.goAway(true);
    for (var i = 0; i < 100; i++) {
      var at = after(10);
      assertThat(beat(TunnelStatus.ENCRYPTED, at)).isEqualTo(new Heard(session.id(), at, false));
      beat(TunnelStatus.UNENCRYPTED, at);
      beat(TunnelStatus.UNENCRYPTED, at.minusSeconds(1));
    }
    app.store.goAway(false);
    app.signStore.goAway(false);
    assertThat(stored()).isEqualTo(known);
    assertThat(app.store.entries()).hasSize(entries);
    assertThat(app.signStore.questions()).isEqualTo(questions);
  }

  @Test
  @DisplayName("SE-7 a late report changes nothing, also on a node that heard of nothing newer")
  void lateReportsChangeNothingAnywhere() {
    beat(TunnelStatus.ENCRYPTED, after(1_000));
    var again = after(10_000);
    beat(TunnelStatus.ENCRYPTED, again);
    app.signs.close();

    var late = beat(anotherNode(), TunnelStatus.UNENCRYPTED, again.minusMillis(1));
    assertThat(late.news()).isFalse();
    assertThat(stored().evidence().tunnel().value()).isEqualTo(TunnelStatus.ENCRYPTED);
    assertThat(beat(anotherNode(), TunnelStatus.UNENCRYPTED, again.plusMillis(1)).news()).isTrue();
  }

  @Test
  @DisplayName("SE-7 the same news from many callers at once are one change and one entry")
  void newsAreStoredOnce() throws Exception {
    var at = after(1_000);
    var entries = app.store.entries().size();
    var node = anotherNode();
    CommitsFixture.inParallel(
        16, n -> beat(n % 2 == 0 ? node : app.gateways, TunnelStatus.ENCRYPTED, at));
    assertThat(app.store.entries()).hasSize(entries + 1);
    assertThat(stored().version()).isEqualTo(2);
  }

  @Test
  @DisplayName("SE-8 an end that comes between loading and storing news wins; nothing reopens it")
  void anEndWins() {
    var door = new Interfering(app.commits);
    door.beforeCommit(() -> app.sessions.stop(new StopWorkspace(me, session.workspaceId())));
    var raced =
        new GatewayService(
            InMemoryRepositories.sessions(app.store), app.live.model(), app.signs, door, app.clock);
    var at = after(1_000);
    assertThatExceptionOfType(SessionAlreadyEnded.class)
        .isThrownBy(() -> beat(raced, TunnelStatus.ENCRYPTED, at));
    assertThat(stored().evidence()).isEqualTo(session.evidence());
  }

  @Test
  @DisplayName("SE-7 SE-8 a gateway ends a session once, and its key is who did it")
  void aGatewayEndsASession() {
    var end = new EndBehindGateway(GATEWAY, session.id(), "the host is gone");
    var ended = app.gateways.ended(end);

    assertThat(ended.lifecycle())
        .isEqualTo(new Lifecycle.Ended(app.clock.instant(), EndReason.GATEWAY, Party.of(KEY)));
    var entry = app.store.entries().getLast();
    assertThat(entry.action()).isEqualTo("terminate_session");
    assertThat(entry.userId()).isEqualTo("key-1");
    assertThat(entry.personal().details()).endsWith("gateway: the host is gone");
    assertThatExceptionOfType(SessionAlreadyEnded.class)
        .isThrownBy(() -> app.gateways.ended(end))
        .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(SessionStatus.TERMINATED));
  }

  @Test
  @DisplayName("SE-7 of sessions that are over or not there nothing is taken in")
  void onlyActiveSessionsAreReported() {
    app.sessions.stop(new StopWorkspace(me, session.workspaceId()));
    var at = after(1_000);
    for (var i = 0; i < 2; i++) {
      assertThatExceptionOfType(SessionAlreadyEnded.class)
          .isThrownBy(() -> beat(TunnelStatus.UNKNOWN, at));
      app.store.goAway(true);
    }
    assertThat(app.gateways.statusOf(session.id())).isEqualTo(SessionStatus.TERMINATED);
    app.store.goAway(false);
    assertThat(app.signs.remembered(session.id())).isNull();
    SessionId unknown = SessionFixture.aSessionId();
    assertThatExceptionOfType(SessionNotFound.class)
        .isThrownBy(() -> app.gateways.statusOf(unknown));
    assertThatExceptionOfType(SessionNotFound.class)
        .isThrownBy(() -> app.gateways.ended(new EndBehindGateway(GATEWAY, unknown, "gone")));
  }

  @Test
  @DisplayName(
      "SE-7 a clock that is ahead by more than a minute is told so, and nothing is taken in")
  void clocksAheadAreRefused() {
    var ahead = app.clock.instant().plusMillis(60_001);
    assertThatExceptionOfType(ReportAhead.class)
        .isThrownBy(() -> beat(TunnelStatus.UNKNOWN, ahead));
    assertThat(app.signs.remembered(session.id())).isNull();
    assertThat(beat(TunnelStatus.UNKNOWN, ahead.minusMillis(1)).lastSeenAt())
        .isEqualTo(app.clock.instant());
  }
}
