package io.neosc.application.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.session.port.in.LaunchWorkspace;
import io.neosc.application.session.port.in.StopWorkspace;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.testing.CommitsFixture;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.ManualScheduler;
import io.neosc.application.testing.People;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.SignOfLife;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignsTest {
  private final InMemoryApplication app = new InMemoryApplication();
  private final People people = new People(app);
  private final CommitContext me = people.signedIn();
  private final AccountId account = me.requireActor().accountId();
  private final Session.State session = launch(people.workspace(null, 3).id().value());

  private Session.State launch(String workspace) {
    return app.sessions
        .launch(new LaunchWorkspace(me, new WorkspaceId(workspace)))
        .session()
        .session();
  }

  private void pass(long millis) {
    app.clock.forward(Duration.ofMillis(millis));
    app.live.heard();
  }

  private Instant now() {
    return app.clock.instant();
  }

  private Map<SessionId, SignOfLife> stored() {
    return app.signStore.find(List.of(session.id()));
  }

  private Signs anotherNode() {
    return new Signs(app.signStore, app.live.model(), app.clock, new ManualScheduler());
  }

  @Test
  @DisplayName("SE-7 thousands of signs of one session are one write, half a second later")
  void signsAreCoalesced() throws Exception {
    var sent = new AtomicInteger();
    CommitsFixture.inParallel(
        8,
        _ -> {
          for (var i = 0; i < 500; i++) {
            app.signs.take(SignOfLife.seen(session.id(), now().plusMillis(sent.incrementAndGet())));
          }
        });
    assertThat(stored()).isEmpty();

    app.storing.runOnce();
    assertThat(stored())
        .isEqualTo(Map.of(session.id(), SignOfLife.seen(session.id(), now().plusMillis(4_000))));
    assertThat(app.signStore.writes()).isEqualTo(1);
    app.signs.take(SignOfLife.seen(session.id(), now()));
    app.signs.close();
    assertThat(app.signStore.writes()).as("nothing is new").isEqualTo(1);
  }

  @Test
  @DisplayName("SE-9 a call of the account is a sign of all its active sessions, once a second")
  void callsAreSigns() {
    var second = launch(session.workspaceId().value());
    pass(700);
    var first = now();
    app.signs.called(account);
    pass(300);
    app.signs.called(account);
    assertThat(app.signs.lastSeen(List.of(session, second)))
        .isEqualTo(Map.of(session.id(), first, second.id(), first));
    app.storing.runOnce();
    assertThat(stored()).containsEntry(session.id(), SignOfLife.seen(session.id(), first));

    pass(700);
    app.signs.called(account);
    assertThat(app.signs.lastSeen(List.of(session))).isEqualTo(Map.of(session.id(), now()));
    var third = launch(session.workspaceId().value());
    app.signs.called(people.signedIn().requireActor().accountId());
    app.signs.close();
    assertThat(app.signs.lastSeen(List.of(third)).get(third.id())).isEqualTo(third.startedAt());
    assertThat(app.signStore.find(List.of(third.id()))).containsKey(third.id());
  }

  @Test
  @DisplayName("SE-9 a call from before the launch is no sign of the session")
  void earlierCallsAreNone() {
    app.signs.called(account);
    pass(100);
    var later = launch(session.workspaceId().value());
    app.storing.runOnce();
    assertThat(app.signStore.find(List.of(later.id(), session.id())))
        .containsOnlyKeys(session.id());
  }

  @Test
  @DisplayName("RE-1 SE-7 while the store is away signs wait, one per session, and nothing is lost")
  void signsWaitForTheStore() {
    app.signStore.goAway(true);
    for (var i = 0; i < 10; i++) {
      pass(100);
      app.signs.take(SignOfLife.seen(session.id(), now()));
      app.storing.runOnce();
    }
    var last = now();
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> app.signs.lastSeen(List.of(session)));
    assertThat(app.signs.shown(List.of(session)).get(session.id()).lastSeenAt()).isEqualTo(last);

    app.signStore.goAway(false);
    app.storing.runOnce();
    assertThat(stored()).isEqualTo(Map.of(session.id(), SignOfLife.seen(session.id(), last)));
    assertThat(app.signStore.writes()).isEqualTo(1);
  }

  @Test
  @DisplayName("SE-7 what is new is stored when the process ends")
  void theEndStoresWhatIsNew() {
    app.signs.called(account);
    app.storing.shutdownNow();
    app.signs.close();
    assertThat(stored()).containsKey(session.id());
  }

  @Test
  @DisplayName("SE-7 what belongs to sessions that are over is stored and forgotten")
  void memoryIsBounded() {
    app.signs.take(SignOfLife.seen(session.id(), now()));
    app.sessions.stop(new StopWorkspace(me, session.workspaceId()));
    assertThat(app.signs.remembered(session.id())).isNotNull();
    app.storing.runOnce();
    assertThat(stored()).containsKey(session.id());
    assertThat(app.signs.remembered(session.id())).isNull();
    assertThat(app.signs.shown(List.of(session)).get(session.id()).lastSeenAt()).isEqualTo(now());
  }

  @Test
  @DisplayName("SE-9 views show what other nodes stored, and ask the store every few seconds only")
  void viewsShowOtherNodesSigns() {
    assertThat(app.signs.shown(List.of(session)))
        .isEqualTo(Map.of(session.id(), SignOfLife.seen(session.id(), session.startedAt())));
    var other = anotherNode();
    pass(100);
    other.take(SignOfLife.seen(session.id(), now()));
    other.close();
    var questions = app.signStore.questions();
    for (var i = 0; i < 5; i++) {
      assertThat(app.signs.shown(List.of(session)).get(session.id()).lastSeenAt())
          .isEqualTo(session.lastSeenAt());
    }
    assertThat(app.signStore.questions()).isEqualTo(questions);

    pass(3_000);
    assertThat(app.signs.shown(List.of(session)).get(session.id()).lastSeenAt())
        .isEqualTo(now().minusMillis(3_000));
    assertThat(app.signs.lastSeen(List.of(session)))
        .isEqualTo(Map.of(session.id(), now().minusMillis(3_000)));
  }

  @Test
  @DisplayName("RE-1 while nothing is heard of the store views do not wait for it")
  void viewsDoNotWait() {
    app.clock.forward(Duration.ofSeconds(5));
    var questions = app.signStore.questions();
    app.signs.shown(List.of(session));
    assertThat(app.signStore.questions()).isEqualTo(questions);
  }
}
