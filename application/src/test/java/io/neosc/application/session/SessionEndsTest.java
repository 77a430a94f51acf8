package io.neosc.application.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.neosc.application.session.port.in.DisconnectSession;
import io.neosc.application.session.port.in.LaunchWorkspace;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.Interfering;
import io.neosc.application.testing.People;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionFixture;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.SessionStatus;
import io.neosc.domain.shared.StaleAggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SessionEndsTest {
  private final InMemoryApplication app = new InMemoryApplication();
  private final People people = new People(app);
  private final Interfering door = new Interfering(app.commits);
  private final SessionEnds ends =
      new SessionEnds(InMemoryRepositories.sessions(app.store), door, app.clock);

  private SessionId launched(CommitContext who) {
    return app.sessions
        .launch(new LaunchWorkspace(who, people.workspace().id()))
        .session()
        .session()
        .id();
  }

  private List<SessionId> launched(int count) {
    var me = people.signedIn();
    return IntStream.range(0, count).mapToObj(_ -> launched(me)).toList();
  }

  private Session.State stored(SessionId id) {
    return InMemoryRepositories.sessions(app.store).find(id).orElseThrow().state();
  }

  private long entries(String action) {
    return app.store.entries().stream().filter(entry -> entry.action().equals(action)).count();
  }

  @Test
  @DisplayName("SE-8 what is wanted ends once, with who, why and an entry; the rest is passed over")
  void endsWhatIsActive() {
    var admin = people.signedIn();
    var ids = launched(3);
    app.sessions.disconnect(new DisconnectSession(ownerOf(ids.get(1)), ids.get(1)));
    var wanted = new ArrayList<>(ids);
    wanted.add(ids.getFirst());
    wanted.add(SessionFixture.aSessionId());

    var ended = ends.end(admin, wanted, EndReason.ADMIN, "they asked for it");

    assertThat(ended)
        .extracting(Session.State::id)
        .containsExactlyInAnyOrder(ids.get(0), ids.get(2));
    assertThat(stored(ids.get(0)).status()).isEqualTo(SessionStatus.TERMINATED);
    assertThat(stored(ids.get(1)).status()).isEqualTo(SessionStatus.DISCONNECTED);
    assertThat(entries("terminate_session")).isEqualTo(2);
    var entry = app.store.entries().getLast();
    assertThat(entry.userId()).isEqualTo(admin.requireActor().accountId().value());
    assertThat(entry.personal().details()).endsWith("ended: admin: they asked for it");
    assertThat(app.store.counter(Session.INSTALLATION_COUNTER)).isZero();
  }

  private CommitContext ownerOf(SessionId id) {
    var owner = stored(id).accountId();
    var signIn =
        InMemoryRepositories.signIns(app.store).liveOf(owner, app.clock.instant()).getFirst();
    return People.STRANGER.by(signIn.state().actor());
  }

  @Test
  @DisplayName("SE-8 hundreds end in several commits, each entry once")
  void manyEndInBatches() {
    var ids = launched(2 * SessionEnds.BATCH + 1);

    assertThat(ends.end(People.STRANGER, ids, EndReason.LOCK)).hasSize(ids.size());
    assertThat(ends.end(People.STRANGER, ids, EndReason.LOCK)).isEmpty();
    assertThat(entries("terminate_session")).isEqualTo(ids.size());
  }

  @Test
  @DisplayName(
      "SE-8 a large commit that is stale again and again is done in parts and comes through")
  void contentionIsMetWithSmallerParts() {
    var ids = launched(32);
    for (var quicker = 0; quicker < 12; quicker++) {
      var one = ids.get(quicker);
      var owner = ownerOf(one);
      door.beforeCommit(() -> app.sessions.disconnect(new DisconnectSession(owner, one)));
    }

    var ended = ends.end(People.STRANGER, ids, EndReason.POLICY);

    assertThat(ended).hasSize(20);
    assertThat(ids).allSatisfy(id -> assertThat(stored(id).active()).isFalse());
    assertThat(entries("terminate_session")).isEqualTo(20);
    assertThat(entries("disconnect_session")).isEqualTo(12);
  }

  @Test
  void aSessionThatIsStaleForEverIsTold() {
    var ids = launched(1);
    for (var i = 0; i < 8; i++) {
      door.beforeCommit(() -> {
        throw new StaleAggregate(ids.getFirst().value());
      });
    }
    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> ends.end(People.STRANGER, ids, EndReason.POLICY));
  }

  @Test
  @DisplayName("SE-6 a word on why is one line of at most 500 characters")
  void aWordIsOneLine() {
    var ids = launched(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ends.end(People.STRANGER, ids, EndReason.ADMIN, "two\nlines"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ends.end(People.STRANGER, ids, EndReason.ADMIN, "x".repeat(501)));
    assertThat(stored(ids.getFirst()).active()).isTrue();
  }
}
