package io.neosc.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neosc.application.shared.port.Change;
import io.neosc.domain.audit.AuditDraft;
import io.neosc.domain.audit.AuditFixture;
import io.neosc.domain.audit.AuditLog;
import io.neosc.domain.audit.PersonalPart;
import io.neosc.domain.identity.Role;
import java.io.IOException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("LI-4: slow clients hurt nobody")
@Timeout(60)
class SlowClientTest {
  private static final int FRAMES = 20_000;
  private static final int SLOW_CLIENTS = 5;

  private final LiveServer server =
      LiveServer.start(Map.of("neosc.live.drop-after", "1s", "neosc.live.heartbeat", "1h"));
  private final LiveWorld world = server.world;
  private final AuditLog log = AuditLog.empty("main");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("those who never read are closed with 4008, one who reads gets all 20,000 frames")
  void othersGetEverything() {
    var slow = new ArrayList<SleepingListener>();
    for (var i = 0; i < SLOW_CLIENTS; i++) {
      var listener = new SleepingListener();
      server.open(world.signedIn(Role.AUDITOR), listener);
      slow.add(listener);
    }
    var fast = new CountingListener();
    server.open(world.signedIn(Role.AUDITOR), fast);
    await().until(() -> fast.snapshots.get() == 1 && server.hub().size() == SLOW_CLIENTS + 1);
    var before = usedHeap();

    for (var sent = 0; sent < FRAMES; sent += 20) {
      for (var i = 0; i < 20; i++) {
        world.app.live.apply(new Change.EntryAppended(log.append(kilobyte(sent + i))));
      }
      // no faster than somebody who reads can take it: a burst would be more than the bound for him
      var told = sent + 20;
      await().pollInterval(Duration.ofMillis(1)).until(() -> fast.events.get() >= told);
    }

    assertThat(fast.events).hasValue(FRAMES);
    assertThat(fast.closeCode).isNotDone();
    assertThat(usedHeap() - before).as("growth of the heap").isLessThan(64L << 20);
    await().until(() -> server.hub().size() == 1);
    for (var listener : slow) {
      listener.wake();
      await().until(listener.ended::isDone);
      assertThat(listener.ended.join()).isIn(4008, SleepingListener.CUT_OFF);
    }
  }

  @Test
  @DisplayName("one that begins to read in time is told why: 4008")
  void tellsWhy() {
    var slow = new SleepingListener();
    server.open(world.signedIn(Role.AUDITOR), slow);
    await().until(() -> server.hub().size() == 1);

    // more than sockets and Netty hold, and then more than the bound
    for (var i = 0; i < 100_000 && slow.behind(server); i++) {
      world.app.live.apply(new Change.EntryAppended(log.append(kilobyte(i))));
    }
    slow.wake();

    await().until(slow.ended::isDone);
    assertThat(slow.ended.join()).isEqualTo(4008);
  }

  @Test
  @DisplayName("one that never reads is cut off when its close frame was not delivered in time")
  void cutsOff() throws IOException {
    try (var socket = new RawSocket(server.port())) {
      var ticket = world.ticket(world.signedIn(Role.AUDITOR));
      socket.upgrade("/ws/status?ticket=" + ticket, "Sec-WebSocket-Protocol: neosc.v1");
      await().until(() -> server.hub().size() == 1);

      for (var i = 0; i < 10_000; i++) {
        world.app.live.apply(new Change.EntryAppended(log.append(kilobyte(i))));
      }

      await().until(() -> server.hub().size() == 0);
    }
  }

  private static long usedHeap() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static AuditDraft kilobyte(int number) {
    var draft = AuditFixture.aDraft(number);
    return new AuditDraft(
        draft.id(),
        draft.userId(),
        draft.action(),
        draft.resource(),
        draft.timestamp(),
        draft.success(),
        draft.role(),
        draft.signIn(),
        draft.sessionId(),
        draft.traceId(),
        new PersonalPart(
            AuditFixture.aSalt(number),
            "ada@example.org",
            "192.0.2.17",
            "curl",
            "x".repeat(300),
            null,
            null));
  }

  /** Reads nothing until it is woken. */
  private static final class SleepingListener implements WebSocket.Listener {
    static final int CUT_OFF = -1;

    private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();
    final CompletableFuture<Integer> ended = new CompletableFuture<>();

    @Override
    public void onOpen(WebSocket socket) {
      opened.complete(socket);
    }

    void wake() {
      opened.join().request(Long.MAX_VALUE);
    }

    /** Whether the server still takes it for a client. */
    boolean behind(LiveServer server) {
      return server.hub().size() == 1;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      ended.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      ended.complete(CUT_OFF);
    }
  }

  /** Counts and forgets. */
  private static final class CountingListener implements WebSocket.Listener {
    private static final int HEAD = 20;

    private final StringBuilder head = new StringBuilder();
    final AtomicInteger snapshots = new AtomicInteger();
    final AtomicInteger events = new AtomicInteger();
    final CompletableFuture<Integer> closeCode = new CompletableFuture<>();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      // a text may come in pieces of any length
      head.append(text, 0, Math.min(HEAD - Math.min(HEAD, head.length()), text.length()));
      if (last) {
        count(head.toString());
        head.setLength(0);
      }
      socket.request(1);
      return null;
    }

    private void count(String start) {
      if (start.startsWith("{\"type\":\"snapshot\"")) {
        snapshots.incrementAndGet();
      } else if (start.startsWith("{\"type\":\"event\"")) {
        events.incrementAndGet();
      }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closeCode.complete(code);
      return null;
    }
  }
}
