package io.neosc.adapter.mongo.commit;

import static io.neosc.adapter.mongo.commit.Door.NOBODY;
import static io.neosc.adapter.mongo.commit.Door.refusedSignIn;
import static io.neosc.application.testing.CommitsFixture.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import io.neosc.adapter.mongo.shared.ClientName;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.application.shared.port.Fence;
import io.neosc.application.shared.port.FencedOff;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.mongod.MongodForTests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A holder that was paused comes back among others who store, while somebody takes over. */
class FencedBatchTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final String WORK = "work";
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final String uri = MongodForTests.shared().uri();
  private final String database = MongodForTests.shared().newDatabase();
  private Door paused;
  private Door next;

  @BeforeEach
  void open() {
    paused = Door.patient(uri, database);
    next = Door.patient(uri, database);
  }

  @AfterEach
  void close() {
    paused.noFailPoint();
    paused.close();
    next.close();
  }

  private static MongoLease lease(Door node) {
    return new MongoLease(node.client, node.database, Door.SETTINGS);
  }

  private Fence held() {
    return lease(paused).acquire(WORK, LONG).orElseThrow().fence();
  }

  /** What happens to a holder that stops renewing. */
  private void expire() {
    next.database
        .getCollection(Collections.LEASES)
        .updateOne(
            Filters.eq("_id", WORK), new Document("$set", new Document("expires_at", Door.NOW)));
  }

  private Fence takenOver() {
    return lease(next).acquire(WORK, LONG).orElseThrow().fence();
  }

  private void store(Fence fence) {
    var email = "fenced-" + NUMBERS.incrementAndGet() + "@example.com";
    paused.commits.commit(NOBODY.fenced(fence), account(email));
  }

  private long storedUnderFences() {
    return next.database
        .getCollection(PlainForms.ACCOUNTS)
        .countDocuments(Filters.regex("email", "^fenced-"));
  }

  @Test
  @DisplayName("SE-9: the overtaken one is refused alone, in the one transaction of his batch")
  void theOvertakenOneIsRefusedAlone() throws Exception {
    var overtaken = held();
    expire();
    takenOver();
    try (var batch = new Together(paused)) {
      var before = paused.transactions.get();
      for (var i = 0; i < 20; i++) {
        var email = "free-" + i + "@example.com";
        batch.call(() -> paused.commits.commit(NOBODY, account(email)));
      }
      batch.call(() -> store(overtaken));
      batch.call(() -> paused.commits.record(NOBODY.fenced(overtaken), refusedSignIn("x@x.org")));
      batch.call(() -> paused.commits.record(NOBODY, refusedSignIn("y@example.org")));
      var outcomes = batch.outcomes();
      assertThat(outcomes).hasSize(23);
      assertThat(outcomes.subList(0, 20)).containsOnlyNulls();
      assertThat(outcomes.get(20)).isInstanceOf(FencedOff.class);
      assertThat(outcomes.get(21)).isInstanceOf(FencedOff.class);
      assertThat(outcomes.get(22)).isNull();
      assertThat(paused.transactions.get() - before).isEqualTo(1);
    }
    assertThat(storedUnderFences()).isZero();
    assertThat(paused.intactLength()).isEqualTo(23);
  }

  @Test
  @DisplayName("SE-9: entries alone under a fence are held to it, without one they need no lease")
  void entriesAloneAreHeldToTheirFence() {
    var fence = held();
    var before = paused.transactions.get();
    paused.commits.record(NOBODY, refusedSignIn("free@example.org"));
    assertThat(paused.transactions.get()).isEqualTo(before);
    paused.commits.record(NOBODY.fenced(fence), refusedSignIn("held@example.org"));
    assertThat(paused.transactions.get()).isEqualTo(before + 1);
  }

  @Test
  @DisplayName("SE-9: a takeover waits for what is under way; afterwards nothing more arrives")
  void nothingArrivesAfterATakeover() throws Exception {
    var fence = held();
    store(fence);
    expire();
    var entered =
        paused.failPoint(
            new Document("times", 1),
            Map.of("failCommands", List.of("insert"), "blockConnection", true, "blockTimeMS", 500));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var underWay = threads.submit(() -> store(fence));
      paused.awaitFailPoint(entered + 1);

      var taken = takenOver();
      var present = storedUnderFences();

      assertThat(taken.token()).isEqualTo(fence.token() + 1);
      assertThat(outcome(underWay)).isIn(1, -1);
      assertThat(storedUnderFences()).isEqualTo(present);
      assertThat(outcome(threads.submit(() -> store(fence)))).isEqualTo(-1);
    }
    assertThat(storedUnderFences()).isEqualTo(2);
  }

  /** 1 if it was stored, -1 if it was refused for its fence. */
  private static int outcome(Future<?> commit) throws InterruptedException {
    try {
      commit.get();
      return 1;
    } catch (ExecutionException e) {
      assertThat(e.getCause()).isInstanceOf(FencedOff.class);
      return -1;
    }
  }

  @Test
  @DisplayName("SE-9: in a race with takeovers every holder stores until the next one, none after")
  void holdersUnderLoadAndTakeovers() throws Exception {
    var free = new Ledger();
    var fence = new AtomicReference<>(held());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var load = new Load(free, paused, 24)) {
      load.awaitMore(100, Duration.ofSeconds(30));
      for (var round = 0; round < 8; round++) {
        var own = fence.get();
        var stored = new AtomicInteger();
        var holders = new ArrayList<Future<?>>();
        for (var i = 0; i < 6; i++) {
          holders.add(threads.submit(() -> storeUntilOvertaken(own, stored)));
        }
        await().until(() -> stored.get() > 5);
        expire();
        fence.set(takenOver());
        var present = storedUnderFences();
        for (var holder : holders) {
          holder.get();
        }
        assertThat(storedUnderFences()).isEqualTo(present);
      }
      load.stop();
    }
    assertThat(free.refusals()).isEmpty();
    assertThat(fence.get().token()).isEqualTo(9);
    paused.intactLength();
  }

  private void storeUntilOvertaken(Fence own, AtomicInteger stored) {
    while (true) {
      try {
        store(own);
        stored.incrementAndGet();
      } catch (FencedOff off) {
        return;
      }
    }
  }

  @Test
  @DisplayName("SE-9, RE-3: what a dead holder left open delays its successor by seconds")
  void aDeadHoldersTransactionIsEnded() {
    var fence = held();
    expire();
    var settings =
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(uri))
            .applicationName(ClientName.VALUE)
            .build();
    try (var dead = MongoClients.create(settings);
        var transaction = dead.startSession()) {
      transaction.startTransaction();
      dead.getDatabase(database)
          .getCollection(Collections.LEASES)
          .updateOne(transaction, MongoLease.heldUnder(fence), MongoLease.written());
      var successor = lease(next);
      await()
          .atMost(Duration.ofSeconds(10))
          .pollInterval(Duration.ofMillis(50))
          .ignoreExceptionsInstanceOf(StoreUnavailable.class)
          .until(() -> successor.acquire(WORK, LONG).isPresent());
    }
  }
}
