package io.neosc.adapter.websocket;

import static io.neosc.adapter.websocket.Json.data;
import static io.neosc.adapter.websocket.Json.objects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignInFixture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("LI-1: the stream on a real socket")
@Timeout(20)
class LiveStreamTest {
  private LiveServer server = LiveServer.start(Map.of("neosc.live.heartbeat", "100ms"));
  private final LiveWorld world = server.world;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("begins with a snapshot that is right for the role")
  void snapshots() {
    var ada = world.user("ada@example.org");
    var workspace = world.workspace();
    var mine = world.launch(ada, workspace);
    var others = world.launch(world.user("bob@example.org"), workspace);
    world.alert();

    var user = server.open(ada);
    var admin = server.open(world.signedIn(Role.ADMIN));

    assertThat(user.socket().getSubprotocol()).isEqualTo("neosc.v1");
    assertThat(user.await("snapshot")).isEqualTo(user.frames.getFirst());
    assertThat(objects(data(user.await("snapshot")), "sessions"))
        .extracting(session -> session.get("id"))
        .containsExactly(mine.id().value());
    assertThat(objects(data(admin.await("snapshot")), "sessions"))
        .extracting(session -> session.get("id"))
        .containsExactlyInAnyOrder(mine.id().value(), others.id().value());
    assertThat(objects(data(admin.await("snapshot")), "alerts")).hasSize(1);
  }

  @Test
  @DisplayName("goes on with what changes: session, workspace, entry, statistics")
  void changes() {
    var ada = world.user("ada@example.org");
    var workspace = world.workspace();
    world.deliver();
    var reader = server.open(ada);
    reader.await("snapshot");

    var session = world.launch(ada, workspace);
    world.deliver();

    assertThat(data(reader.await("session"))).containsEntry("id", session.id().value());
    assertThat(data(reader.await("event"))).containsEntry("action", "launch_workspace");
    await()
        .untilAsserted(() -> {
          assertThat(reader.about("workspaces"))
              .last()
              .satisfies(frame ->
                  assertThat(data(frame))
                      .containsEntry("status", "running")
                      .containsEntry("active_sessions", 1));
          assertThat(reader.about("statistics"))
              .last()
              .satisfies(frame -> assertThat(data(frame)).containsEntry("active_sessions", 1));
        });
    assertThat(reader.frames).extracting(frame -> (Long) frame.get("seq")).isSorted();
  }

  @Test
  @DisplayName("has a heartbeat as often as it is set")
  void heartbeat() {
    var reader = server.open(world.user("ada@example.org"));

    assertThat(data(reader.await("heartbeat", 3))).containsEntry("interval_ms", 100);
    var times =
        reader.of("heartbeat").stream()
            .limit(3)
            .map(frame -> Instant.parse((String) frame.get("at")))
            .toList();
    assertThat(Duration.between(times.getFirst(), times.getLast()))
        .isGreaterThan(Duration.ofMillis(150));
  }

  @Test
  @DisplayName("LI-6: shows a gap and a new snapshot after a rebuild")
  void rebuilt() {
    var ada = world.user("ada@example.org");
    var reader = server.open(ada);
    reader.await("snapshot");

    world.launch(ada, world.workspace());
    world.undelivered();
    world.app.rebuild();

    assertThat(objects(data(reader.await("snapshot", 2)), "sessions")).hasSize(1);
    assertThat(reader.of("gap")).hasSize(1);
  }

  @Test
  @DisplayName("LI-5: closes with 4001 within a second of a logout")
  void logout() throws Exception {
    var ada = world.user("ada@example.org");
    var bob = world.user("bob@example.org");
    var reader = server.open(ada);
    var other = server.open(bob);
    reader.await("snapshot");
    other.await("snapshot");

    world.logout(ada);
    world.deliver();

    assertThat(reader.closeCode.get(1, TimeUnit.SECONDS)).isEqualTo(4001);
    other.await("heartbeat", other.of("heartbeat").size() + 2);
    assertThat(other.closeCode).isNotDone();
  }

  @Test
  @DisplayName("LI-5: closes with 4001 within a second also when the change stream is silent")
  void logoutUnheard() throws Exception {
    var ada = world.user("ada@example.org");
    var reader = server.open(ada);
    reader.await("snapshot");

    world.logout(ada);

    assertThat(reader.closeCode.get(1, TimeUnit.SECONDS)).isEqualTo(4001);
  }

  @Test
  @DisplayName("LI-5: closes with 4001 when the sign-in expires")
  void expiry() {
    var reader = server.open(world.user("ada@example.org"));
    reader.await("snapshot");

    world.app.clock.forward(SignInFixture.TTL);

    assertThat(reader.awaitClose()).isEqualTo(4001);
  }

  @Test
  @DisplayName("ID-8: closes with 1013 when nobody can tell any more whether the sign-in is good")
  void unsure() {
    var reader = server.open(world.user("ada@example.org"));
    reader.await("snapshot");

    world.app.store.goAway(true);
    world.app.clock.forward(Duration.ofMinutes(2));

    assertThat(reader.awaitClose()).isEqualTo(1013);
  }

  @Test
  @DisplayName("LI-5: closes with 1012 and a hint when the server stops")
  void stopped() {
    var readers = twoReaders();

    server.stop();

    readers.forEach(LiveStreamTest::toldToComeBack);
  }

  @Test
  @DisplayName("LI-5: closes with 1012 and a hint, and lets nobody in, when the server drains")
  void drained() {
    var readers = twoReaders();
    var late = world.user("late@example.org");

    server.drain();

    readers.forEach(LiveStreamTest::toldToComeBack);
    var connection = new FakeConnection();
    server.hub().join(new LiveClient(late, connection));
    assertThat(connection.closed).isEqualTo(Closing.RESTARTING);
  }

  private List<LiveReader> twoReaders() {
    var readers =
        List.of(
            server.open(world.user("ada@example.org")), server.open(world.user("bob@example.org")));
    readers.forEach(reader -> reader.await("snapshot"));
    return readers;
  }

  private static void toldToComeBack(LiveReader reader) {
    assertThat(reader.awaitClose()).isEqualTo(1012);
    assertThat(reader.closeReason).matches("restarting; retry-after-ms=[1-4][0-9]{3}");
  }

  @Test
  @DisplayName("takes no messages: 1003, and answers a ping")
  void messages() throws Exception {
    var reader = server.open(world.user("ada@example.org"));
    reader.await("snapshot");

    reader.socket().sendPing(ByteBuffer.wrap(new byte[] {1, 2})).join();
    assertThat(reader.pong.get(5, TimeUnit.SECONDS)).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2}));
    reader.socket().sendText("{\"type\":\"subscribe\"}", true).join();

    assertThat(reader.awaitClose()).isEqualTo(1003);
  }

  @Test
  @DisplayName("takes no messages in endless pieces either")
  void fragments() throws IOException {
    try (var socket = raw()) {
      socket.send(1, false, "begin".getBytes(StandardCharsets.UTF_8));

      assertThat(socket.readUntilClose()).isEqualTo(1003);
    }
  }

  @Test
  @DisplayName("closes on broken frames")
  void brokenFrames() throws IOException {
    try (var socket = raw()) {
      socket.send(3, true, new byte[0]);

      assertThat(socket.readUntilClose()).isEqualTo(1002);
      assertThat(socket.endsWithin(5000)).isTrue();
    }
  }

  @Test
  @DisplayName("answers a close with the same code, ends the connection and forgets the client")
  void clientCloses() throws IOException {
    try (var socket = raw()) {
      await().until(() -> server.hub().size() == 1);
      socket.send(8, true, new byte[] {0x03, (byte) 0xe8});

      assertThat(socket.readUntilClose()).isEqualTo(1000);
      assertThat(socket.endsWithin(5000)).isTrue();
    }
    await().until(() -> server.hub().size() == 0);
  }

  @Test
  @DisplayName("does not mistake the silence of a client for its absence")
  void silentClient() {
    server.close();
    server =
        LiveServer.start(
            Map.of(
                "neosc.live.heartbeat", "200ms",
                "micronaut.server.idle-timeout", "300ms",
                "micronaut.server.read-idle-timeout", "300ms"));

    var reader = server.open(server.world.user("ada@example.org"));

    reader.await("heartbeat", 6);
    assertThat(reader.closeCode).isNotDone();
  }

  private RawSocket raw() throws IOException {
    var socket = new RawSocket(server.port());
    var ticket = world.ticket(world.user("raw@example.org"));
    assertThat(
            socket
                .upgrade("/ws/status?ticket=" + ticket, "Sec-WebSocket-Protocol: neosc.v1")
                .status())
        .isEqualTo(101);
    return socket;
  }
}
