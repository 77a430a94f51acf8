package io.neosc.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neosc.application.live.LiveChanges;
import io.neosc.application.testing.Snapshots;
import io.neosc.domain.identity.Role;
import io.neosc.domain.shared.IpAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("LI-6: the hub never keeps its caller waiting and is never silent about a loss")
@Timeout(20)
class LiveHubTest {
  private static final int MAX_WAITING = 50;

  private final LiveWorld world = new LiveWorld();
  private final LiveHub hub =
      new LiveHub(
          world.app.live.model(),
          world.app.live.signIns(),
          world.app.live.locks(),
          new Frames(Json.MAPPER, world.app.clock, world.app.limits),
          Duration.ofHours(1),
          MAX_WAITING);

  @AfterEach
  void stop() throws InterruptedException {
    hub.close();
  }

  @Test
  @DisplayName("when it cannot keep up, clients get a gap and a snapshot with everything in it")
  void fallsBehind() {
    world.app.live.listen(hub);
    hub.start();
    var ada = world.user("ada@example.org");
    var workspace = world.workspace();
    world.deliver();
    var connection = new HeldConnection();
    hub.join(new LiveClient(ada, connection));
    await().until(() -> connection.types().contains("snapshot"));

    connection.hold();
    for (var i = 0; i < MAX_WAITING; i++) {
      world.launch(ada, workspace);
      world.deliver();
    }
    connection.release();

    await().until(() -> connection.types().contains("gap"));
    await().until(() -> connection.types().lastIndexOf("snapshot") > 0);
    var last = connection.frames.get(connection.types().lastIndexOf("snapshot"));
    assertThat(Json.objects(Json.data(Json.object(last)), "sessions")).hasSize(MAX_WAITING);
    assertThat(connection.closed).isNull();
  }

  @Test
  @DisplayName("when its thread fails, it goes on with a gap and a snapshot")
  void survivesAFailure() {
    world.app.live.listen(hub);
    hub.start();
    var connection = new HeldConnection();
    hub.join(new LiveClient(world.signedIn(Role.ADMIN), connection));
    await().until(() -> connection.types().contains("snapshot"));

    connection.failOnce();
    world.alert();
    world.deliver();

    await().until(() -> connection.types().contains("gap"));
    await().until(() -> connection.types().lastIndexOf("snapshot") > 0);
  }

  @Test
  @DisplayName("a client that finds no room is sent away: 1013")
  void noRoom() {
    var connections = new CopyOnWriteArrayList<FakeConnection>();
    var ada = world.user("ada@example.org");
    for (var i = 0; i <= MAX_WAITING; i++) {
      var connection = new FakeConnection();
      connections.add(connection);
      hub.join(new LiveClient(ada, connection));
    }

    assertThat(connections.getLast().closed).isEqualTo(Closing.TRY_AGAIN_LATER);
    assertThat(connections.getFirst().closed).isNull();
    connections.forEach(FakeConnection::cut);
    hub.start();
  }

  @Test
  @DisplayName("clients that come before memory is filled get their snapshot when it is")
  void beforeTheFirstSnapshot() throws InterruptedException {
    var young = new LiveChanges(null, null, world.app.clock, Duration.ZERO);
    try (var early =
        new LiveHub(
            young.model(),
            world.app.live.signIns(),
            world.app.live.locks(),
            new Frames(Json.MAPPER, world.app.clock, world.app.limits),
            Duration.ofHours(1),
            MAX_WAITING)) {
      young.listen(early);
      early.start();
      var connection = new HeldConnection();
      early.join(new LiveClient(world.user("ada@example.org"), connection));
      await().until(() -> early.size() == 1);
      assertThat(connection.frames).isEmpty();

      young.rebuild(Snapshots.of(world.app.store, world.app.clock.instant()));

      await().until(() -> connection.types().equals(List.of("snapshot")));
    }
  }

  /** A connection that can keep the hub's thread, or fail it. */
  private static final class HeldConnection implements Connection {
    final List<byte[]> frames = new CopyOnWriteArrayList<>();
    volatile @Nullable Closing closed;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean failing;

    void hold() {
      gate = new CountDownLatch(1);
    }

    void release() {
      gate.countDown();
    }

    void failOnce() {
      failing = true;
    }

    List<Object> types() {
      return frames.stream().map(Json::object).map(frame -> frame.get("type")).toList();
    }

    @Override
    public @Nullable IpAddress address() {
      return null;
    }

    @Override
    public void execute(Runnable task) {
      if (failing) {
        failing = false;
        throw new IllegalStateException("failed on purpose");
      }
      try {
        gate.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      task.run();
    }

    @Override
    public boolean writable() {
      return true;
    }

    @Override
    public void write(byte[] text, Runnable done) {
      frames.add(text);
      done.run();
    }

    @Override
    public void flush() {}

    @Override
    public void close(Closing why) {
      closed = why;
    }

    @Override
    public boolean open() {
      return true;
    }

    @Override
    public CompletableFuture<Void> closed() {
      return CompletableFuture.completedFuture(null);
    }
  }
}
