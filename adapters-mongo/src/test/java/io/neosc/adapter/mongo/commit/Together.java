package io.neosc.adapter.mongo.commit;

import static io.neosc.adapter.mongo.commit.Door.NOBODY;
import static io.neosc.adapter.mongo.commit.Door.refusedSignIn;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;

/**
 * Callers that become one batch, in a known order: the server holds back the batch before theirs
 * until all of them are queued.
 */
final class Together implements AutoCloseable {
  private static final int HELD_MILLIS = 700;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> callers = new ArrayList<>();
  private final Door door;
  private final Future<?> before;

  Together(Door door) {
    this.door = door;
    door.commits.record(NOBODY, refusedSignIn("warm@example.com"));
    var entered =
        door.failPoint(
            new Document("times", 1),
            Map.of(
                "failCommands",
                List.of("insert"),
                "blockConnection",
                true,
                "blockTimeMS",
                HELD_MILLIS));
    before = threads.submit(() -> door.commits.record(NOBODY, refusedSignIn("hold@example.com")));
    door.awaitFailPoint(entered + 1);
  }

  /** The next caller of the batch. */
  Together call(Runnable commit) {
    var ahead = door.commits.queued();
    callers.add(threads.submit(commit));
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> door.commits.queued() == ahead + 1);
    return this;
  }

  /** What each caller got, in the order of the calls: null, or what was thrown. */
  List<Throwable> outcomes() throws Exception {
    before.get();
    var outcomes = new ArrayList<Throwable>();
    for (var caller : callers) {
      outcomes.add(thrownBy(caller));
    }
    return outcomes;
  }

  private static Throwable thrownBy(Future<?> caller) throws InterruptedException {
    try {
      caller.get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
