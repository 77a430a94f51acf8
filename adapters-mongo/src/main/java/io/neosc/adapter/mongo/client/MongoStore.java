package io.neosc.adapter.mongo.client;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.neosc.adapter.mongo.shared.Follower;
import io.neosc.adapter.mongo.shared.StartStep;
import io.neosc.application.shared.port.PartState;
import io.neosc.application.shared.port.PartTracker;
import io.neosc.application.shared.port.Probe;
import io.neosc.application.shared.port.Store;
import io.neosc.application.shared.port.StoreUnavailable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store in MongoDB: its start, its watch over the server, its end. */
@Singleton
final class MongoStore implements Store, Probe {
  private static final Logger LOG = LoggerFactory.getLogger(MongoStore.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final Duration TELL_AGAIN = Duration.ofSeconds(5);
  private static final Duration PING_EVERY = Duration.ofSeconds(1);
  private static final Duration ANSWER_IS_GOOD_FOR = Duration.ofSeconds(3);
  private static final Document HELLO = new Document("hello", 1);

  private final MongoDatabase admin;
  private final ServerCheck server;
  private final List<StartStep> steps;
  private final Follower follower;
  private final PartTracker tracker;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ScheduledExecutorService pings =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("mongo-ping").factory());
  private volatile boolean prepared;
  private volatile @Nullable Long lastAnswer;

  MongoStore(
      MongoClient client,
      ServerCheck server,
      List<StartStep> steps,
      Follower follower,
      InstantSource clock) {
    this.admin =
        client.getDatabase("admin").withTimeout(PING_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    this.server = server;
    this.steps = List.copyOf(steps);
    this.follower = follower;
    this.tracker = new PartTracker("database", clock);
  }

  @Override
  public void prepare() {
    var lastTold = 0L;
    for (var reason = tryToPrepare(); reason != null; reason = tryToPrepare()) {
      if (lastTold == 0 || System.nanoTime() - lastTold >= TELL_AGAIN.toNanos()) {
        LOG.warn("Waiting for MongoDB at {}: {}", server.address(), reason);
        lastTold = System.nanoTime();
      }
      pause();
    }
    LOG.info("MongoDB at {} is ready", server.address());
    prepared = true;
    ping();
    var period = PING_EVERY.toMillis();
    var _ = pings.scheduleWithFixedDelay(this::ping, period, period, TimeUnit.MILLISECONDS);
  }

  private @Nullable String tryToPrepare() {
    try {
      var reason = server.reasonToWait();
      if (reason == null) {
        steps.forEach(StartStep::run);
      } else {
        tracker.failed("unreachable", null);
      }
      return reason;
    } catch (MongoException | StoreUnavailable e) {
      LOG.debug("Preparing the database failed", e);
      tracker.failed("unreachable", e);
      return "it went away while the database was being prepared";
    }
  }

  private void pause() {
    try {
      if (closed.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StoreUnavailable(StoreUnavailable.Kind.DRAINING);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable(StoreUnavailable.Kind.DRAINING, e);
    }
  }

  private void ping() {
    var asked = System.nanoTime();
    try {
      if (admin.runCommand(HELLO).getBoolean("isWritablePrimary", false)) {
        var answered = System.nanoTime();
        lastAnswer = answered;
        tracker.answered(Duration.ofNanos(answered - asked));
      } else {
        notAnswered("no_primary", null);
      }
    } catch (MongoException e) {
      LOG.debug("MongoDB does not answer", e);
      notAnswered("unreachable", e);
    }
  }

  /** One late answer is no absence. */
  private void notAnswered(String errorClass, @Nullable MongoException cause) {
    if (!ready()) {
      tracker.failed(errorClass, cause);
    }
  }

  @Override
  public PartState state() {
    return tracker.state();
  }

  @Override
  public void follow() {
    follower.start();
  }

  @Override
  public boolean ready() {
    var answered = lastAnswer;
    return prepared
        && answered != null
        && System.nanoTime() - answered < ANSWER_IS_GOOD_FOR.toNanos();
  }

  @Override
  @PreDestroy
  public void close() {
    closed.countDown();
    prepared = false;
    pings.shutdownNow();
    follower.close();
  }
}
