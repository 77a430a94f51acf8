package io.neosc.adapter.mongo.commit;

import static io.neosc.adapter.mongo.commit.Door.NOBODY;
import static io.neosc.adapter.mongo.commit.Door.SETTINGS;
import static io.neosc.adapter.mongo.commit.Door.refusedSignIn;
import static io.neosc.application.testing.CommitsFixture.account;
import static io.neosc.application.testing.CommitsFixture.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.ReadConcern;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.shared.port.StoreUnavailable.Kind;
import io.neosc.mongod.MongodOptions;
import io.neosc.mongod.MongodServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A store that hangs or is gone: callers get an answer in time, and all goes on afterwards. */
class MongoCommitsAwayTest {
  private static final Duration IN_TIME = Duration.ofMillis(2500);
  private static final Duration STARTED = Duration.ofSeconds(30);
  private static final Duration RECOVERED = Duration.ofSeconds(5);
  private static MongodServer mongod;
  private static int databases;

  private final Ledger ledger = new Ledger();
  private Door door;

  @BeforeAll
  static void start() {
    mongod = MongodServer.start(MongodOptions.temporary().withTestCommands());
  }

  @AfterAll
  static void stop() {
    mongod.close();
  }

  @BeforeEach
  void open() {
    door = Door.on(mongod.uri(), "away" + databases++);
    ledger.operate(door, true);
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  @DisplayName(
      "RE-3: with a frozen mongod every caller is answered within 2 s; 5 s after it goes on, writes work")
  void frozen() throws Exception {
    var slowest = new AtomicInteger();
    try (var load = new Load(ledger, door, 16)) {
      load.awaitMore(200, STARTED);
      freeze();
      inParallel(
          100,
          i -> {
            var started = System.nanoTime();
            ledger.operate(door, i % 2 == 0);
            var millis = (int) Duration.ofNanos(System.nanoTime() - started).toMillis();
            slowest.accumulateAndGet(millis, Math::max);
          });
      assertThat(ledger.refusals().values().stream().mapToLong(n -> n.get()).sum())
          .isGreaterThanOrEqualTo(100);
      assertThat(slowest.get()).isLessThan((int) IN_TIME.toMillis());
      mongod.thaw();
      load.awaitMore(100, RECOVERED);
      load.stop();
    }
    ledger.assertKept(door);
  }

  @Test
  @DisplayName(
      "RE-1: a mongod that is killed under load and comes back has all that was acknowledged")
  void killed() throws Exception {
    try (var load = new Load(ledger, door, 16)) {
      for (var kill = 0; kill < 3; kill++) {
        load.awaitMore(300, STARTED);
        mongod.kill();
        mongod.restart();
      }
      load.awaitMore(100, RECOVERED);
      load.stop();
    }
    ledger.assertKept(door);
  }

  @Test
  @DisplayName("RE-3: a full queue sends callers away at once")
  void overloaded() throws Exception {
    var small = new CommitSettings(8, 4, SETTINGS.deadline(), SETTINGS.attempt(), SETTINGS.drain());
    var kinds = new ConcurrentLinkedQueue<Kind>();
    try (var narrow = Door.on(mongod.uri(), "away" + databases++, small, ReadConcern.MAJORITY)) {
      narrow.commits.record(NOBODY, refusedSignIn("warm@example.com"));
      freeze();
      inParallel(60, i -> kinds.add(kindOf(narrow, i)));
      mongod.thaw();
    }
    assertThat(kinds).filteredOn(Kind.OVERLOADED::equals).hasSizeGreaterThanOrEqualTo(40);
    assertThat(kinds).hasSize(60);
  }

  /** Returns when the signal has reached every thread of the server. */
  private static void freeze() {
    mongod.freeze();
    await().pollDelay(Duration.ofMillis(300)).until(() -> true);
  }

  private static Kind kindOf(Door narrow, int i) {
    try {
      narrow.commits.commit(NOBODY, account("o" + i + "@example.com"));
      throw new AssertionError("stored by a frozen server");
    } catch (StoreUnavailable e) {
      return e.kind();
    }
  }

  @Test
  @DisplayName("RE-3: what was never begun says so, what was sent says that nobody knows")
  void kindsAreTrue() throws Exception {
    freeze();
    List<Future<Kind>> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      answers.add(threads.submit(() -> kindOf(door, 1000)));
      await().pollDelay(Duration.ofMillis(200)).until(() -> door.commits.queued() == 0);
      answers.add(threads.submit(() -> kindOf(door, 1001)));
      assertThat(answers.getFirst().get()).isEqualTo(Kind.UNKNOWN_OUTCOME);
      assertThat(answers.getLast().get()).isEqualTo(Kind.UNREACHABLE);
    } finally {
      mongod.thaw();
    }
  }

  @Test
  @DisplayName("RE-1: closing stores what is queued and refuses what comes later")
  void drain() throws Exception {
    try (var node = Door.patient(mongod.uri(), "away" + databases++);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var stored = new AtomicInteger();
      var refused = new AtomicInteger();
      for (var i = 0; i < 400; i++) {
        var email = "drain" + i + "@example.com";
        threads.execute(() -> {
          try {
            node.commits.commit(NOBODY, account(email));
            stored.incrementAndGet();
          } catch (StoreUnavailable e) {
            if (e.kind() == Kind.DRAINING) {
              refused.incrementAndGet();
            }
          }
        });
      }
      await().until(() -> stored.get() > 20);
      node.commits.close();
      await().until(() -> stored.get() + refused.get() == 400);
      assertThat(node.count(PlainForms.ACCOUNTS)).isEqualTo(stored.get());
      assertThatThrownBy(() -> node.commits.record(NOBODY, refusedSignIn("late@example.com")))
          .isInstanceOfSatisfying(
              StoreUnavailable.class, e -> assertThat(e.kind()).isEqualTo(Kind.DRAINING));
    }
  }

  @Test
  @DisplayName("RE-3: closing on a frozen mongod answers everybody and does not hang")
  void drainWhileFrozen() throws Exception {
    var hasty =
        new CommitSettings(
            4096, 4, Duration.ofSeconds(60), SETTINGS.attempt(), Duration.ofMillis(500));
    List<Future<Kind>> answers = new ArrayList<>();
    try (var node = Door.on(mongod.uri(), "away" + databases++, hasty, ReadConcern.MAJORITY);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      freeze();
      for (var i = 0; i < 20; i++) {
        var number = 2000 + i;
        answers.add(threads.submit(() -> kindOf(node, number)));
      }
      await().until(() -> node.commits.queued() > 10);
      node.commits.close();
      for (var answer : answers) {
        assertThat(answer.get(10, TimeUnit.SECONDS)).isIn(Kind.DRAINING, Kind.UNKNOWN_OUTCOME);
      }
    } finally {
      mongod.thaw();
    }
  }
}
