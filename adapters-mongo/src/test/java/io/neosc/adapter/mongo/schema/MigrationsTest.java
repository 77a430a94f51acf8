package io.neosc.adapter.mongo.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.Store;
import io.neosc.application.shared.port.StoreUnusable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("OP-9: migrations happen once, in order, under a lock that outlives no node")
class MigrationsTest {
  private static final Duration LEASE = Duration.ofMillis(900);
  private static final Migration FIRST =
      new Migration(
          "2026-01-01T0000",
          "names become lower case",
          database ->
              database
                  .getCollection("things")
                  .updateMany(
                      new Document(),
                      List.of(
                          new Document(
                              "$set", new Document("name", new Document("$toLower", "$name"))))));

  private TestStore store;

  @BeforeEach
  void start() {
    store = TestStore.fresh();
    store
        .database()
        .getCollection("things")
        .insertOne(new Document("_id", 1).append("name", "ADA"));
  }

  @AfterEach
  void stop() {
    store.database().drop();
    store.close();
  }

  @Test
  void whatWasStoredBeforeIsChangedOnceAndRecorded() {
    node(FIRST).run();
    assertThat(name()).isEqualTo("ada");
    assertThat(applied()).containsExactly("2026-01-01T0000");

    store.database().getCollection("things").updateOne(new Document(), set("name", "NEW"));
    node(FIRST).run();
    assertThat(name()).isEqualTo("NEW");
  }

  @Test
  void theyAreAppliedInTheOrderOfTheirTimestamps() {
    var order = new ArrayList<String>();
    node(
            new Migration("2026-03-01T0000", "third", _ -> order.add("third")),
            new Migration("2026-01-01T0000", "first", _ -> order.add("first")),
            new Migration("2026-02-01T0000", "second", _ -> order.add("second")))
        .run();
    assertThat(order).containsExactly("first", "second", "third");
    assertThat(applied()).containsExactly("2026-01-01T0000", "2026-02-01T0000", "2026-03-01T0000");
  }

  @Test
  void eightNodesAtOnceApplyEachOnce() throws Exception {
    var runs = new AtomicInteger();
    var counted =
        new Migration(
            "2026-01-01T0000",
            "slow",
            database -> {
              runs.incrementAndGet();
              database.runCommand(new Document("ping", 1));
            });
    var start = new CountDownLatch(8);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var nodes = new ArrayList<Future<?>>();
      for (var i = 0; i < 8; i++) {
        nodes.add(
            threads.submit(() -> {
              start.countDown();
              start.await();
              node(counted).run();
              return null;
            }));
      }
      for (var node : nodes) {
        node.get(60, TimeUnit.SECONDS);
      }
    }
    assertThat(runs).hasValue(1);
    assertThat(applied()).containsExactly("2026-01-01T0000");
  }

  @Test
  void anotherNodeTakesOverWhatACrashedOneLeftInTheMiddle() {
    // A node that ended without a word: it holds the lock and has recorded nothing.
    Deployment.ensure(schema(), "dep-1");
    schema()
        .insertOne(
            new Document("_id", "lock")
                .append("fence", 7L)
                .append("expires_at", Instant.now().plusMillis(700)));

    node(FIRST).run();

    assertThat(name()).isEqualTo("ada");
    var lock = schema().find(new Document("_id", "lock")).first();
    assertThat(lock.getLong("fence")).isEqualTo(8);
    assertThat(lock.getDate("expires_at").toInstant()).isBefore(Instant.now().plusSeconds(1));
  }

  @Test
  void oneThatFailsIsNotRecordedAndIsTriedAgain() {
    var tries = new AtomicInteger();
    var failing =
        new Migration(
            "2026-01-01T0000",
            "fails once",
            _ -> {
              if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("boom");
              }
            });
    assertThatIllegalStateException().isThrownBy(() -> node(failing).run());
    assertThat(applied()).isEmpty();

    node(failing).run();
    assertThat(tries).hasValue(2);
    assertThat(applied()).containsExactly("2026-01-01T0000");
  }

  @Test
  void whoLostTheLockRecordsNothing() {
    var robbed = new AtomicInteger();
    var slow =
        new Migration(
            "2026-01-01T0000",
            "is overtaken while it runs",
            _ -> {
              if (robbed.incrementAndGet() == 1) {
                schema().updateOne(new Document("_id", "lock"), increaseFence());
              }
            });
    node(slow).run();

    assertThat(robbed).hasValue(2);
    assertThat(applied()).containsExactly("2026-01-01T0000");
    assertThat(schema().find(new Document("_id", "lock")).first().getLong("fence")).isEqualTo(3);
  }

  @Test
  void aLongOneKeepsItsLock() throws Exception {
    var running = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    var runs = new AtomicInteger();
    var longer =
        new Migration(
            "2026-01-01T0000",
            "takes three leases",
            _ -> {
              runs.incrementAndGet();
              running.countDown();
              await(end);
            });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> node(longer).run());
      running.await();
      var second = threads.submit(() -> node(longer).run());
      Awaitility.await()
          .during(LEASE.multipliedBy(3))
          .atMost(LEASE.multipliedBy(4))
          .until(() -> runs.get() == 1 && !second.isDone());
      end.countDown();
      first.get(30, TimeUnit.SECONDS);
      second.get(30, TimeUnit.SECONDS);
    }
    assertThat(runs).hasValue(1);
  }

  @Test
  void anOlderProgramIsRefusedWithAMessage() {
    node(FIRST, new Migration("2027-01-01T0000", "the newest thing", _ -> {})).run();

    assertThatExceptionOfType(StoreUnusable.class)
        .isThrownBy(() -> node(FIRST).run())
        .withMessageContaining("newer NeoSC")
        .withMessageContaining("2027-01-01T0000: the newest thing")
        .withMessageContaining("restore a backup");
  }

  @Test
  void theShippedOnesPrepareAnEmptyDatabaseAndNameIt() {
    store.bean(Store.class).prepare();
    store.bean(Store.class).prepare();
    assertThat(applied())
        .containsExactlyElementsOf(ShippedMigrations.ALL.stream().map(Migration::id).toList());
    assertThat(schema().find(new Document("_id", "deployment")).first().getString("name"))
        .startsWith("dep-");
    assertThat(ShippedMigrations.ALL.stream().map(Migration::id).toList())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("AU-4, OP-9: the narrow indexes that the trail had before are made anew")
  void olderIndexesOfTheTrailAreMadeAnew() {
    var trail = store.database().getCollection("audit_log");
    trail.createIndex(
        new Document("timestamp", -1).append("_id", -1), new IndexOptions().name("newest"));

    store.bean(Store.class).prepare();

    assertThat(trail.listIndexes())
        .filteredOn(index -> index.getString("name").equals("newest"))
        .singleElement()
        .satisfies(index ->
            assertThat(index.get("key", Document.class).keySet())
                .containsExactly("timestamp", "seq", "success"));
  }

  @Test
  void aMigrationHasATimestampAndADescription() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Migration("next-week", "x", _ -> {}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Migration("2026-01-01T0000", " ", _ -> {}));
  }

  private SchemaStep node(Migration... migrations) {
    return new SchemaStep(
        store.bean(MongoClient.class),
        store.bean(MongoDatabase.class),
        store.bean(IdGenerator.class),
        store.bean(InstantSource.class),
        List.of(migrations),
        LEASE);
  }

  private MongoCollection<Document> schema() {
    return store.database().getCollection("schema");
  }

  private List<String> applied() {
    return schema()
        .find(new Document("_id", new Document("$regex", "^migration/")))
        .sort(new Document("_id", 1))
        .map(record -> record.getString("_id").substring("migration/".length()))
        .into(new ArrayList<>());
  }

  private String name() {
    return store.database().getCollection("things").find().first().getString("name");
  }

  private static Document set(String field, String value) {
    return new Document("$set", new Document(field, value));
  }

  private static Document increaseFence() {
    return new Document("$inc", new Document("fence", 1L))
        .append("$set", new Document("expires_at", Instant.EPOCH));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
