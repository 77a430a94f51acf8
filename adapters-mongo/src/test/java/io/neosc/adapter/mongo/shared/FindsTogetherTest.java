package io.neosc.adapter.mongo.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.neosc.adapter.mongo.testing.FailPoint;
import io.neosc.adapter.mongo.testing.SentFinds;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.mongod.MongodForTests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("many who look for documents by id at once share few questions")
class FindsTogetherTest {
  private static final String SLOW = "slow";
  private static final String BROKEN = "broken";
  private static final int MANY = 24;

  private final TestStore store = TestStore.fresh();
  private final MongoCollection<Document> collection =
      store.database().getCollection("things", Document.class);
  private final SentFinds finds = store.bean(SentFinds.class);
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final List<Thread> waiting = new ArrayList<>();
  private final FindsTogether<Document> things = new FindsTogether<>(collection, this::id);

  @AfterEach
  void close() {
    goOn.countDown();
    callers.close();
    store.database().drop();
    store.close();
  }

  private String id(Document document) {
    var id = document.getString("_id");
    if (id.equals(SLOW)) {
      entered.countDown();
      await(goOn);
    }
    if (id.equals(BROKEN)) {
      throw new IllegalStateException("unreadable");
    }
    return id;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void stored(String... ids) {
    for (var id : ids) {
      collection.insertOne(new Document("_id", id));
    }
  }

  private Future<Optional<Document>> asked(String id) {
    return callers.submit(() -> {
      synchronized (waiting) {
        waiting.add(Thread.currentThread());
      }
      return things.find(id);
    });
  }

  /** Until so many wait for their turn behind a question that is on its way. */
  private void awaitWaiting(int many) {
    Awaitility.await()
        .until(() -> {
          synchronized (waiting) {
            return waiting.stream()
                    .filter(thread -> thread.getState() == Thread.State.WAITING)
                    .count()
                >= many;
          }
        });
  }

  @Test
  @DisplayName("a lone caller finds what there is, and nothing where there is nothing")
  void aLoneCallerFinds() {
    stored("a");

    assertThat(things.find("a")).contains(new Document("_id", "a"));
    assertThat(things.find("b")).isEmpty();
  }

  @Test
  @DisplayName("who waits meanwhile is answered by one question, each with what is his")
  void whoWaitsIsAnsweredByOneQuestion() throws Exception {
    stored(SLOW);
    var sent =
        finds.sentBy(() -> {
          var first = asked(SLOW);
          await(entered);
          // stored after the first question was answered, and before the others ask
          stored("x0", "x1", "x2");
          var others = new ArrayList<Future<Optional<Document>>>();
          for (var i = 0; i < MANY; i++) {
            others.add(asked("x" + i % 4));
          }
          awaitWaiting(MANY);
          goOn.countDown();
          assertThat(outcome(first)).isPresent();
          for (var i = 0; i < MANY; i++) {
            var expected = i % 4 == 3 ? null : new Document("_id", "x" + i % 4);
            assertThat(outcome(others.get(i))).isEqualTo(Optional.ofNullable(expected));
          }
        });

    assertThat(sent).hasSize(2);
  }

  private static Optional<Document> outcome(Future<Optional<Document>> future) {
    try {
      return future.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @DisplayName("a document that cannot be read fails only who asked for it")
  void anUnreadableDocumentFailsOnlyItsCaller() {
    stored(SLOW, BROKEN, "good");
    var first = asked(SLOW);
    await(entered);
    var broken = asked(BROKEN);
    var good = asked("good");
    awaitWaiting(2);
    goOn.countDown();

    assertThat(outcome(first)).isPresent();
    assertThat(outcome(good)).isPresent();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> outcome(broken))
        .withMessage("unreadable");
  }

  @Test
  @DisplayName("RE-3 when the store is away everybody who waits learns it at once")
  void whenTheStoreIsAwayAllLearnIt() {
    var application = "finds-together";
    var uri = MongodForTests.shared().uri();
    try (var client = MongoClients.create(uri + "&appName=" + application + "&retryReads=false")) {
      var away =
          new FindsTogether<>(
              client
                  .getDatabase(store.database().getName())
                  .getCollection("things", Document.class),
              document -> document.getString("_id"));
      new FailPoint(uri, application).answerWith(11600, List.of(), 1, "find");

      assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> away.find("a"));
      assertThat(away.find("a")).isEmpty();
    }
  }
}
