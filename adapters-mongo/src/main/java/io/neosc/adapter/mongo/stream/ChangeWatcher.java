package io.neosc.adapter.mongo.stream;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.ReadConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import com.mongodb.client.model.changestream.FullDocument;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Follower;
import io.neosc.adapter.mongo.shared.UnreadableDocument;
import io.neosc.application.live.port.in.ChangeCommands;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one watcher of this node (LI-6). It opens the stream of the database, reads a snapshot that
 * is not older than the stream's beginning, and then carries every change to memory, in order.
 * After an interruption it goes on where it was; when that place is lost it begins again with a
 * snapshot.
 */
@Singleton
final class ChangeWatcher implements Follower {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeWatcher.class);
  private static final Duration LONGEST_AWAIT = Duration.ofMillis(500);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

  private static final List<Bson> PIPELINE =
      List.of(
          Aggregates.match(
              Filters.or(
                  Filters.and(
                      Filters.in(
                          "operationType",
                          "insert",
                          "replace",
                          "update",
                          "delete",
                          "drop",
                          "rename"),
                      Filters.in("ns.coll", Changes.COLLECTIONS)),
                  Filters.in("operationType", "dropDatabase", "invalidate"))));

  private final MongoClient client;
  private final MongoDatabase database;
  private final ChangeCommands memory;
  private final Changes changes;
  private final SnapshotReader snapshots;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Thread thread;

  /** Where to go on; null to begin again. Only the watching thread uses these three. */
  private @Nullable BsonDocument token;

  private @Nullable String deployment;
  private Duration pause = FIRST_PAUSE;

  ChangeWatcher(
      MongoClient client, MongoDatabase database, ChangeCommands memory, InstantSource clock) {
    this.client = client;
    this.database = database;
    this.memory = memory;
    this.changes = new Changes(database);
    this.snapshots = new SnapshotReader(database, clock);
  }

  @Override
  public synchronized void start() {
    if (thread == null && stopped.getCount() > 0) {
      thread = Thread.ofVirtual().name("change-stream").start(this::watchUntilStopped);
    }
  }

  @Override
  public synchronized void close() {
    stopped.countDown();
    if (thread != null) {
      thread.interrupt();
      try {
        if (!thread.join(LONGEST_STOP)) {
          LOG.warn("The change stream did not end within {}", LONGEST_STOP);
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      thread = null;
    }
  }

  private void watchUntilStopped() {
    while (stopped.getCount() > 0) {
      try {
        watch();
      } catch (MongoInterruptedException _) {
        return;
      } catch (MongoException e) {
        interrupted(e);
      } catch (RuntimeException e) {
        LOG.error("A change could not be taken in; memory is built anew", e);
        token = null;
      }
      if (!waited()) {
        return;
      }
    }
  }

  private void watch() {
    var causal = ClientSessionOptions.builder().causallyConsistent(true).build();
    try (var session = client.startSession(causal)) {
      requireSameDeployment(session);
      try (var cursor = open(session)) {
        if (token == null) {
          memory.rebuild(snapshots.read(session));
        }
        while (stopped.getCount() > 0) {
          var event = cursor.tryNext();
          if (event != null && !take(event)) {
            token = null;
            return;
          }
          token = cursor.getResumeToken();
          if (event == null || current(event.getClusterTime(), session.getOperationTime())) {
            memory.heard();
          }
          pause = FIRST_PAUSE;
        }
      }
    }
  }

  /**
   * Whether a change is of the latest second that the server knew of when it handed it out. After
   * an interruption, or when this node is slow, older ones come, and a revocation may be among
   * those behind them (ID-8).
   */
  static boolean current(@Nullable BsonTimestamp change, @Nullable BsonTimestamp now) {
    return change != null && now != null && change.getTime() >= now.getTime();
  }

  /** A place in the stream of another database, restored or younger, is accepted and wrong. */
  private void requireSameDeployment(ClientSession session) {
    var found =
        database
            .getCollection(Collections.SCHEMA)
            .withReadConcern(ReadConcern.MAJORITY)
            .find(session, Filters.eq("_id", "deployment"))
            .first();
    var name = found == null ? "" : String.valueOf(found.get("name"));
    if (token != null && !name.equals(deployment)) {
      LOG.warn("This is another database than before; memory is built anew");
      token = null;
    }
    deployment = name;
  }

  private MongoChangeStreamCursor<ChangeStreamDocument<RawBsonDocument>> open(
      ClientSession session) {
    var stream =
        database
            .watch(session, PIPELINE, RawBsonDocument.class)
            .fullDocument(FullDocument.UPDATE_LOOKUP)
            .maxAwaitTime(LONGEST_AWAIT.toMillis(), TimeUnit.MILLISECONDS);
    if (token != null) {
      stream.resumeAfter(token);
    }
    return stream.cursor();
  }

  /** Hands on what an event tells; false if what memory knows is no longer all there. */
  private boolean take(ChangeStreamDocument<RawBsonDocument> event) {
    switch (event.getOperationType()) {
      case DROP, RENAME, DROP_DATABASE, INVALIDATE -> {
        LOG.warn("Watched data were dropped or renamed; memory is built anew");
        return false;
      }
      case null, default -> {
        try {
          changes.of(event).ifPresent(memory::apply);
        } catch (UnreadableDocument e) {
          LOG.error("A stored document is left out of memory: {}", e.getMessage());
        }
        return true;
      }
    }
  }

  private void interrupted(MongoException error) {
    if (Resumption.possible(error)) {
      LOG.info("The change stream is interrupted ({})", error.getClass().getSimpleName());
    } else {
      LOG.warn(
          "The place in the change stream is lost ({}, code {}); memory is built anew",
          error.getClass().getSimpleName(),
          error.getCode());
      token = null;
    }
  }

  /** Pauses, longer each time, and says whether to go on. */
  private boolean waited() {
    try {
      var over = stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
      var next = pause.multipliedBy(2);
      pause = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
      return !over;
    } catch (InterruptedException _) {
      return false;
    }
  }
}
