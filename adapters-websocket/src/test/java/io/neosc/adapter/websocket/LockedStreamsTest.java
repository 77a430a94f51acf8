package io.neosc.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neosc.application.testing.LogLines;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.lock.LockFixture;
import io.neosc.domain.lock.LockTarget;
import io.neosc.domain.shared.IpAddress;
import io.neosc.domain.shared.IpRange;
import io.neosc.domain.workspace.WorkspaceId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("LI-5, SE-12: streams that a lock hits end, and are not opened")
@Timeout(20)
class LockedStreamsTest {

  private static Lock lock(LockTarget target, @Nullable Instant end, Instant now) {
    return Lock.create(
        LockFixture.aLockId(), target, "Stolen device", LockFixture.AN_ADMIN, end, now);
  }

  @Nested
  class OnTheHubsThread {
    private final LiveWorld world = new LiveWorld();
    private final Fanout fanout =
        new Fanout(
            world.app.live.model(),
            world.app.live.signIns(),
            world.app.live.locks(),
            new Frames(Json.MAPPER, world.app.clock, world.app.limits));
    private final SignIn.State ada = world.user("ada@example.org");

    private FakeConnection join(SignIn.State signIn, String address) {
      var connection = new FakeConnection();
      connection.address = new IpAddress(address);
      fanout.joined(new LiveClient(signIn, connection));
      return connection;
    }

    private Lock.State locked(LockTarget target) {
      var lock = lock(target, null, world.app.clock.instant());
      world.commit(lock);
      world.undelivered().forEach(fanout::changed);
      return lock.state().atVersion(1);
    }

    @Test
    @DisplayName("of the account, with 4001; others go on")
    void ofTheAccount() {
      var hers = join(ada, "192.0.2.1");
      var others = join(world.user("bob@example.org"), "192.0.2.1");

      locked(new LockTarget.User(ada.accountId()));

      assertThat(hers.closed).isEqualTo(Closing.LOCKED);
      assertThat(Closing.LOCKED.code()).isEqualTo(4001);
      assertThat(others.closed).isNull();
    }

    @Test
    @DisplayName("of the role")
    void ofTheRole() {
      var user = join(ada, "192.0.2.1");
      var auditor = join(world.signedIn(Role.AUDITOR), "192.0.2.1");

      locked(new LockTarget.EveryoneWith(Role.AUDITOR));

      assertThat(auditor.closed).isEqualTo(Closing.LOCKED);
      assertThat(user.closed).isNull();
    }

    @Test
    @DisplayName("from the address, whoever it is")
    void fromTheAddress() {
      var inside = join(ada, "10.1.2.3");
      var outside = join(ada, "192.0.2.1");

      locked(new LockTarget.Network(IpRange.parse("10.0.0.0/8").orElseThrow()));

      assertThat(inside.closed).isEqualTo(Closing.LOCKED);
      assertThat(outside.closed).isNull();
    }

    @Test
    @DisplayName("a lock on a workspace, which a stream is not in, ends none")
    void ofNoWorkspace() {
      var stream = join(ada, "192.0.2.1");

      locked(new LockTarget.Place(new WorkspaceId("ws-1")));

      assertThat(stream.closed).isNull();
    }

    @Test
    @DisplayName("one that is upgraded in the moment of the lock is closed when it joins")
    void whoJoinsLate() {
      locked(new LockTarget.User(ada.accountId()));

      assertThat(join(ada, "192.0.2.1").closed).isEqualTo(Closing.LOCKED);
    }

    @Test
    @DisplayName("LI-6: after a lost place in the stream of changes those that were missed end")
    void afterALostPlace() {
      var stream = join(ada, "192.0.2.1");
      var lock = lock(new LockTarget.User(ada.accountId()), null, world.app.clock.instant());
      world.commit(lock);
      world.undelivered();
      assertThat(stream.closed).isNull();

      fanout.rebuilt();

      assertThat(stream.closed).isEqualTo(Closing.LOCKED);
    }
  }

  @Nested
  class OnTheWire {
    private static LiveServer server;

    @BeforeAll
    static void start() {
      server = LiveServer.start();
    }

    @AfterAll
    static void stop() {
      server.close();
    }

    @Test
    @DisplayName(
        "API-4, OB-8: the handshake is 423 with reason and end, before the upgrade, and told; then"
            + " 101")
    void theHandshakeIsRefused() throws IOException {
      var ada = server.world.user("ada@example.org");
      var clock = server.world.app.clock;
      var end = clock.instant().plusSeconds(60);
      server.world.commit(lock(new LockTarget.User(ada.accountId()), end, clock.instant()));
      server.world.app.live.heard();

      RawSocket.Answer answer;
      try (var log = LogLines.of("io.neosc.security")) {
        answer = upgrade(ada);
        assertThat(log.values())
            .singleElement()
            .satisfies(line ->
                assertThat(line)
                    .containsEntry("event", "authorization_failure")
                    .containsEntry("user_id", ada.accountId().value())
                    .containsEntry("wanted", "GET /ws/status")
                    .containsEntry("reason", "lock"));
      }

      var body = new String(answer.body(), StandardCharsets.UTF_8);
      assertThat(answer.status()).as(body).isEqualTo(423);
      assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
      assertThat(body)
          .contains(
              "\"code\":\"lock.in-force\"",
              "\"target\":\"user\"",
              "\"reason\":\"Stolen device\"",
              "\"expires_at\":\"" + Wire.time(end) + "\"");

      clock.forward(Duration.ofSeconds(60));
      server.world.app.live.heard();
      assertThat(upgrade(ada).status()).isEqualTo(101);
    }

    @Test
    @DisplayName("an open stream is closed with 4001, by its connection's own address")
    void anOpenStreamIsClosed() {
      var bob = server.world.user("bob@example.org");
      var reader = server.open(bob);
      await().until(() -> server.hub().size() > 0);
      var clock = server.world.app.clock;
      var lock =
          lock(
              new LockTarget.Network(IpRange.parse("127.0.0.1").orElseThrow()),
              null,
              clock.instant());
      server.world.commit(lock);
      server.world.deliver();

      await().atMost(Duration.ofSeconds(2)).until(() -> reader.closeCode.getNow(0) == 4001);
      var stored = Lock.from(lock.state().atVersion(1));
      stored.remove(clock.instant());
      server.world.commit(stored);
    }

    private static RawSocket.Answer upgrade(SignIn.State signIn) throws IOException {
      try (var socket = new RawSocket(server.port())) {
        return socket.upgrade(
            "/ws/status?ticket=" + server.world.ticket(signIn), "Sec-WebSocket-Protocol: neosc.v1");
      }
    }
  }
}
