package io.neosc.adapter.websocket;

import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.neosc.adapter.websocket.SignInWatch.Finding;
import io.neosc.application.identity.port.in.SignInQueries;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.live.port.out.LiveFeed;
import io.neosc.application.lock.port.in.LocksInForceQueries;
import io.neosc.application.session.port.in.SessionLimitQueries;
import io.neosc.application.shared.port.Change;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's end of the live stream: takes what happened without ever keeping its caller waiting,
 * and tells it on one thread of its own. When that thread cannot keep up, or fails, clients get a
 * gap and a new snapshot instead of a growing backlog or silence.
 */
@Singleton
final class LiveHub implements LiveFeed, GracefulShutdownCapable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveHub.class);
  private static final int MAX_WAITING = 65_536;
  private static final int MAX_BATCH = 1_024;
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(2);
  private static final Duration WATCH_INTERVAL = Duration.ofMillis(500);

  private final LinkedBlockingQueue<Signal> inbox;
  private final AtomicBoolean lost = new AtomicBoolean();
  private final Fanout fanout;
  private final SignInWatch watch;
  private final Duration heartbeat;
  private final Thread thread;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile boolean running = true;
  private volatile int size;

  // on the hub's thread
  private long nextHeartbeat;
  private long nextWatch;

  private sealed interface Signal {
    record Changed(Change change) implements Signal {}

    record Rebuilt() implements Signal {}

    record Joined(LiveClient client) implements Signal {}

    record Found(Finding finding) implements Signal {}
  }

  @Inject
  LiveHub(
      LiveQueries live,
      SignInQueries signIns,
      LocksInForceQueries locks,
      SessionLimitQueries limits,
      JsonMapper json,
      InstantSource clock,
      LiveSettings settings) {
    this(live, signIns, locks, new Frames(json, clock, limits), settings.heartbeat(), MAX_WAITING);
  }

  LiveHub(
      LiveQueries live,
      SignInQueries signIns,
      LocksInForceQueries locks,
      Frames frames,
      Duration heartbeat,
      int maxWaiting) {
    this.inbox = new LinkedBlockingQueue<>(maxWaiting);
    this.fanout = new Fanout(live, signIns, locks, frames);
    this.watch = new SignInWatch(signIns, finding -> put(new Signal.Found(finding)));
    this.heartbeat = heartbeat;
    this.thread = Thread.ofPlatform().daemon().name("live-hub").unstarted(this::run);
  }

  @PostConstruct
  void start() {
    thread.start();
  }

  @Override
  public void changed(Change change) {
    put(new Signal.Changed(change));
  }

  @Override
  public void rebuilt() {
    put(new Signal.Rebuilt());
  }

  /** Takes a client in; it gets its snapshot soon. */
  void join(LiveClient client) {
    if (!put(new Signal.Joined(client))) {
      client.close(Closing.TRY_AGAIN_LATER);
    } else if (!running) {
      client.close(Closing.RESTARTING);
    }
  }

  /** How many streams are open, as of a moment ago. */
  int size() {
    return size;
  }

  private boolean put(Signal signal) {
    if (inbox.offer(signal)) {
      return true;
    }
    lost.set(true);
    return false;
  }

  private void run() {
    nextHeartbeat = System.nanoTime() + heartbeat.toNanos();
    nextWatch = System.nanoTime();
    while (running) {
      try {
        round();
      } catch (InterruptedException e) {
        running = false;
      } catch (RuntimeException e) {
        LOG.error("The live stream failed; its clients get a new snapshot", e);
        lost.set(true);
      }
    }
    inbox.forEach(LiveHub::refuse);
    var _ = fanout.closeAll(Closing.RESTARTING).thenRun(() -> ended.complete(null));
  }

  private static void refuse(Signal signal) {
    if (signal instanceof Signal.Joined(LiveClient client)) {
      client.close(Closing.RESTARTING);
    }
  }

  private void round() throws InterruptedException {
    var batch = new ArrayList<Signal>();
    var first = inbox.poll(patience().toNanos(), TimeUnit.NANOSECONDS);
    if (first != null) {
      batch.add(first);
      inbox.drainTo(batch, MAX_BATCH - 1);
    }
    if (lost.getAndSet(false)) {
      LOG.warn("The live stream fell behind; its clients get a new snapshot");
      fanout.rebuilt();
    }
    batch.forEach(this::take);
    var now = System.nanoTime();
    fanout.tellDerived(now);
    keepTime(now);
    size = fanout.size();
  }

  private Duration patience() {
    var until = Math.min(nextHeartbeat, nextWatch) - System.nanoTime();
    var pause = fanout.statisticsWait() ? Fanout.STATISTICS_PAUSE.toNanos() / 4 : Long.MAX_VALUE;
    return Duration.ofNanos(Math.max(0, Math.min(until, pause)));
  }

  private void take(Signal signal) {
    switch (signal) {
      case Signal.Changed(var change) -> fanout.changed(change);
      case Signal.Rebuilt _ -> fanout.rebuilt();
      case Signal.Joined(var client) -> fanout.joined(client);
      case Signal.Found(Finding.Over(var signIn)) -> fanout.signInOver(signIn);
      case Signal.Found(Finding.Unsure(var signIn)) -> fanout.unsureOf(signIn);
    }
  }

  private void keepTime(long now) {
    if (now - nextWatch >= 0) {
      nextWatch = now + WATCH_INTERVAL.toNanos();
      fanout.tidy();
      watch.look(fanout.signIns());
    }
    if (now - nextHeartbeat >= 0) {
      nextHeartbeat = now + heartbeat.toNanos();
      fanout.heartbeat(heartbeat);
    }
  }

  /** Tells everybody to come back a little later, each at its own moment (LI-5). */
  @Override
  public CompletionStage<?> shutdownGracefully() {
    running = false;
    if (thread.getState() == Thread.State.NEW) {
      ended.complete(null);
    }
    thread.interrupt();
    return ended;
  }

  @Override
  @PreDestroy
  public void close() throws InterruptedException {
    var _ = shutdownGracefully();
    try {
      ended.get(LONGEST_FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("Some clients of the live stream could not be told that the server stops", e);
    }
    watch.close();
  }
}
