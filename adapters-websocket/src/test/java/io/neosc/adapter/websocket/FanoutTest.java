package io.neosc.adapter.websocket;

import static io.neosc.adapter.websocket.Json.data;
import static io.neosc.adapter.websocket.Json.objects;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.shared.port.Change;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("LI-1, LI-2: who gets which frame")
class FanoutTest {
  private static final long PAUSE = Fanout.STATISTICS_PAUSE.toNanos();

  private final LiveWorld world = new LiveWorld();
  private final Fanout fanout =
      new Fanout(
          world.app.live.model(),
          world.app.live.signIns(),
          world.app.live.locks(),
          new Frames(Json.MAPPER, world.app.clock, world.app.limits));
  private long now = 1;

  @Test
  @DisplayName("LI-2: a user's snapshot holds its own sessions and public state, and no alerts")
  void snapshotOfAUser() {
    var ada = world.user("ada@example.org");
    var workspace = world.workspace();
    var mine = world.launch(ada, workspace);
    world.launch(world.user("bob@example.org"), workspace);
    world.alert();

    var snapshot = data(only(frames(join(ada)), "snapshot"));

    assertThat(snapshot).containsOnlyKeys("sessions", "workspaces", "statistics");
    assertThat(objects(snapshot, "sessions"))
        .singleElement()
        .satisfies(session ->
            assertThat(session)
                .containsEntry("id", mine.id().value())
                .containsEntry("connection_url", "https://desktop.example.org/"));
    assertThat(objects(snapshot, "workspaces"))
        .singleElement()
        .satisfies(shown ->
            assertThat(shown)
                .containsEntry("status", "running")
                .containsEntry("active_sessions", 2));
    assertThat(snapshot)
        .containsEntry(
            "statistics", Map.of("active_sessions", 2, "total_workspaces", 1, "total_users", 2));
  }

  @Test
  @DisplayName("LI-2: auditors, operators and admins see all sessions and alerts")
  void snapshotOfOthers() {
    var session = world.launch(world.user("ada@example.org"), world.workspace());
    var alert = world.alert();

    for (var role : List.of(Role.AUDITOR, Role.OPERATOR, Role.ADMIN)) {
      var snapshot = data(only(frames(join(world.signedIn(role))), "snapshot"));

      assertThat(objects(snapshot, "sessions"))
          .singleElement()
          .satisfies(shown ->
              assertThat(shown)
                  .containsEntry("id", session.id().value())
                  .containsEntry("connection_url", null));
      assertThat(objects(snapshot, "alerts"))
          .singleElement()
          .satisfies(shown -> assertThat(shown).containsEntry("id", alert.id().value()));
    }
  }

  @Test
  @DisplayName("SE-1: an operator is told how its own sessions are reached, others are not")
  void operatorsOwnSession() {
    var operator = world.signedIn(Role.OPERATOR);
    var session = world.launch(operator, world.workspace());

    var own = frames(join(operator));
    var others = frames(join(world.signedIn(Role.OPERATOR)));

    assertThat(of(own, "session"))
        .singleElement()
        .satisfies(frame ->
            assertThat(data(frame))
                .containsEntry("id", session.id().value())
                .containsEntry("connection_url", "https://desktop.example.org/"));
    assertThat(of(others, "session")).isEmpty();
  }

  @Test
  @DisplayName("SE-1: an operator hears of each change of its own session once, as its owner")
  void operatorsOwnSessionChanges() {
    var operator = world.signedIn(Role.OPERATOR);
    var workspace = world.workspace();
    var client = join(operator);
    deliver();

    world.launch(operator, workspace);
    deliver();

    assertThat(data(only(frames(client), "session")))
        .containsEntry("connection_url", "https://desktop.example.org/");
  }

  @Test
  @DisplayName("LI-2: a session is told to its owner and to those who see everything")
  void sessionFrames() {
    var ada = world.user("ada@example.org");
    var workspace = world.workspace();
    var owner = join(ada);
    var stranger = join(world.user("bob@example.org"));
    var auditor = join(world.signedIn(Role.AUDITOR));
    deliver();

    var session = world.launch(ada, workspace);
    deliver();
    world.disconnect(ada, session);
    deliver();

    assertThat(of(frames(owner), "session"))
        .extracting(frame -> data(frame).get("status"))
        .containsExactly("active", "disconnected");
    assertThat(data(of(frames(owner), "session").getFirst()))
        .containsEntry("connection_url", "https://desktop.example.org/");
    assertThat(of(frames(auditor), "session"))
        .hasSize(2)
        .allSatisfy(frame -> assertThat(data(frame)).containsEntry("connection_url", null));
    assertThat(of(frames(stranger), "session")).isEmpty();
    assertThat(of(frames(stranger), "delta", "workspaces"))
        .extracting(frame -> data(frame).get("active_sessions"))
        .containsSubsequence(1, 0);
  }

  @Test
  @DisplayName("LI-2: an audit entry is told to its account and to those who see everything")
  void entryFrames() {
    var ada = world.user("ada@example.org");
    var owner = join(ada);
    var stranger = join(world.user("bob@example.org"));
    var admin = join(world.signedIn(Role.ADMIN));
    deliver();
    var before = of(frames(admin), "event").size();

    world.launch(ada, world.workspace());
    deliver();

    assertThat(of(frames(owner), "event"))
        .extracting(frame -> data(frame).get("action"))
        .contains("launch_workspace");
    assertThat(of(frames(stranger), "event"))
        .allSatisfy(frame -> assertThat(data(frame)).containsEntry("action", "register"));
    assertThat(of(frames(admin), "event").size()).isGreaterThan(before);
  }

  @Test
  @DisplayName("LI-2: alerts are told to those who see everything alone")
  void alertFrames() {
    var user = join(world.user("ada@example.org"));
    var auditor = join(world.signedIn(Role.AUDITOR));

    var alert = world.alert();
    deliver();

    assertThat(of(frames(user), "alert")).isEmpty();
    assertThat(data(only(frames(auditor), "alert"))).containsEntry("id", alert.id().value());
  }

  @Test
  @DisplayName("LI-2: removals follow the same rules")
  void removals() {
    var user = join(world.user("ada@example.org"));
    var auditor = join(world.signedIn(Role.AUDITOR));
    deliver();

    for (var kind : Change.Kind.values()) {
      fanout.changed(new Change.Removed(kind, "sin-" + kind.ordinal()));
    }

    assertThat(removedTopics(user)).containsExactly("workspaces");
    assertThat(removedTopics(auditor))
        .containsExactlyInAnyOrder("sessions", "workspaces", "alerts");
  }

  @Test
  @DisplayName("LI-4: a frame is encoded once for each audience, not once per client")
  void encodesOnce() {
    var ada = world.user("ada@example.org");
    var workspace = world.workspace();
    var owners = IntStream.range(0, 5).mapToObj(_ -> join(ada)).toList();
    var auditors =
        IntStream.range(0, 20).mapToObj(_ -> join(world.signedIn(Role.AUDITOR))).toList();
    deliver();

    world.launch(ada, workspace);
    deliver();

    for (var audience : List.of(owners, auditors)) {
      var bytes = last(audience.getFirst(), "\"type\":\"session\"");
      assertThat(audience)
          .allSatisfy(client -> assertThat(last(client, "\"type\":\"session\"")).isSameAs(bytes));
    }
    assertThat(last(owners.getFirst(), "\"topic\":\"workspaces\""))
        .isSameAs(last(auditors.getFirst(), "\"topic\":\"workspaces\""));
  }

  @Test
  @DisplayName("LI-1: statistics are told at most once in 200 ms, and only when they changed")
  void statisticsAreCoalesced() {
    var client = join(world.user("ada@example.org"));
    var workspace = world.workspace();
    deliver();
    after(PAUSE);
    var before = of(frames(client), "delta", "statistics").size();

    for (var i = 0; i < 10; i++) {
      world.launch(world.user("user" + i + "@example.org"), workspace);
      deliver();
      after(1_000_000);
    }
    var during = of(frames(client), "delta", "statistics").size();
    after(PAUSE);
    var afterwards = of(frames(client), "delta", "statistics");
    after(PAUSE);
    fanout.changed(new Change.WorkspaceStored(workspace));
    after(PAUSE);

    assertThat(during - before).isLessThanOrEqualTo(1);
    assertThat(data(afterwards.getLast())).containsEntry("active_sessions", 10);
    assertThat(of(frames(client), "delta", "statistics")).hasSameSizeAs(afterwards);
  }

  @Test
  @DisplayName("LI-1: sequence numbers grow strictly for every client")
  void sequencesGrow() {
    var clients = List.of(join(world.user("ada@example.org")), join(world.signedIn(Role.ADMIN)));
    var bob = world.user("bob@example.org");
    var workspace = world.workspace();
    for (var i = 0; i < 20; i++) {
      world.disconnect(bob, world.launch(bob, workspace));
      deliver();
      fanout.heartbeat(Duration.ofSeconds(15));
      after(PAUSE);
    }
    fanout.rebuilt();

    for (var client : clients) {
      assertThat(frames(client)).extracting(frame -> (Long) frame.get("seq")).isSorted();
      assertThat(frames(client)).extracting(frame -> frame.get("seq")).doesNotHaveDuplicates();
    }
  }

  @Test
  @DisplayName("LI-6: after a rebuild everybody gets a gap and a new snapshot")
  void rebuilt() {
    var user = join(world.user("ada@example.org"));
    var admin = join(world.signedIn(Role.ADMIN));

    fanout.rebuilt();

    for (var client : List.of(user, admin)) {
      assertThat(frames(client))
          .extracting(frame -> frame.get("type"))
          .containsExactly("snapshot", "gap", "snapshot");
    }
  }

  @Test
  @DisplayName("LI-5: a revoked sign-in closes its streams and no others with 4001")
  void revocation() {
    var ada = world.user("ada@example.org");
    var first = join(ada);
    var second = join(ada);
    var other = join(world.user("bob@example.org"));

    world.logout(ada);
    deliver();

    assertThat(List.of(first.closed, second.closed)).containsOnly(Closing.SIGN_IN_OVER);
    assertThat(other.closed).isNull();
    assertThat(Closing.SIGN_IN_OVER.code()).isEqualTo(4001);
  }

  @Test
  @DisplayName("LI-5: a sign-in that was revoked between handshake and snapshot sees nothing")
  void revokedBeforeItJoined() {
    var ada = world.user("ada@example.org");
    world.logout(ada);
    deliver();

    var late = join(ada);

    assertThat(late.closed).isEqualTo(Closing.SIGN_IN_OVER);
    assertThat(late.written).isEmpty();
  }

  @Test
  @DisplayName("LI-5: another role ends the stream that was opened with the old one")
  void roleChange() {
    var admin = world.signedIn(Role.ADMIN);
    var client = join(admin);
    var demoted =
        new SignIn.State(
            admin.id(),
            admin.accountId(),
            admin.email(),
            admin.name(),
            admin.organizationId(),
            Role.USER,
            admin.amr(),
            admin.refreshHash(),
            admin.ipAddress(),
            admin.openedAt(),
            admin.refreshedAt(),
            admin.expiresAt(),
            null,
            admin.version() + 1);

    fanout.changed(new Change.SignInStored(admin));
    assertThat(client.closed).isNull();
    fanout.changed(new Change.SignInStored(demoted));

    assertThat(client.closed).isEqualTo(Closing.SIGN_IN_OVER);
  }

  @Test
  @DisplayName("a client that is gone is forgotten")
  void tidies() {
    var ada = world.user("ada@example.org");
    var connection = join(ada);
    join(ada);

    connection.cut();
    fanout.tidy();

    assertThat(fanout.size()).isEqualTo(1);
    assertThat(fanout.signIns()).containsExactly(ada.id());
  }

  private FakeConnection join(SignIn.State signIn) {
    var connection = new FakeConnection();
    fanout.joined(new LiveClient(signIn, connection));
    return connection;
  }

  private void deliver() {
    world.undelivered().forEach(fanout::changed);
    fanout.tellDerived(now);
  }

  private void after(long nanos) {
    now += nanos;
    fanout.tellDerived(now);
  }

  private static List<Map<String, Object>> frames(FakeConnection connection) {
    return connection.written.stream().map(Json::object).toList();
  }

  private static List<Map<String, Object>> of(List<Map<String, Object>> frames, String type) {
    return frames.stream().filter(frame -> type.equals(frame.get("type"))).toList();
  }

  private static List<Map<String, Object>> of(
      List<Map<String, Object>> frames, String type, String topic) {
    return of(frames, type).stream().filter(frame -> topic.equals(frame.get("topic"))).toList();
  }

  private static Map<String, Object> only(List<Map<String, Object>> frames, String type) {
    assertThat(of(frames, type)).hasSize(1);
    return of(frames, type).getFirst();
  }

  private static List<Object> removedTopics(FakeConnection connection) {
    return frames(connection).stream()
        .filter(frame -> Boolean.TRUE.equals(data(frame).get("removed")))
        .map(frame -> frame.get("topic"))
        .toList();
  }

  private static byte[] last(FakeConnection connection, String part) {
    var texts = connection.texts();
    var index =
        IntStream.range(0, texts.size())
            .filter(i -> texts.get(i).contains(part))
            .max()
            .orElseThrow();
    return connection.written.get(index);
  }
}
