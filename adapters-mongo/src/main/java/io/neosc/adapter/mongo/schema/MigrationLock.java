package io.neosc.adapter.mongo.schema;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Field;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to change the schema, held by at most one node. It ends by itself when its holder does;
 * times are the server's, so that the nodes' clocks do not matter. Each holding has a higher number
 * than all before it, and whoever writes under the lock shows that its number is still the last.
 */
final class MigrationLock {
  private static final Logger LOG = LoggerFactory.getLogger(MigrationLock.class);
  private static final String ID = "lock";
  private static final String FENCE = "fence";
  private static final String EXPIRES_AT = "expires_at";

  private final MongoCollection<Document> schema;
  private final Duration lease;

  MigrationLock(MongoCollection<Document> schema, Duration lease) {
    this.schema = schema;
    this.lease = lease;
  }

  /** One holding of the lock, renewed in the background until it is closed. */
  final class Held implements AutoCloseable {
    private final long fence;
    private final ScheduledExecutorService renewals =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("schema-lock").factory());

    private Held(long fence) {
      this.fence = fence;
      var period = lease.toMillis() / 3;
      var _ = renewals.scheduleWithFixedDelay(this::renew, period, period, TimeUnit.MILLISECONDS);
    }

    private void renew() {
      try {
        schema.updateOne(mine(), List.of(Aggregates.set(expiry(lease))));
      } catch (MongoException e) {
        LOG.warn("The lock on the schema could not be renewed: {}", e.getClass().getSimpleName());
      }
    }

    /**
     * Ties the transaction to this holding: it commits only if nobody else has taken the lock.
     *
     * @return whether it is still held
     */
    boolean confirm(ClientSession session) {
      return schema
              .updateOne(session, mine(), List.of(Aggregates.set(expiry(lease))))
              .getMatchedCount()
          == 1;
    }

    private Bson mine() {
      return Filters.and(Filters.eq("_id", ID), Filters.eq(FENCE, fence));
    }

    @Override
    public void close() {
      renewals.close();
      schema.updateOne(mine(), List.of(Aggregates.set(expiry(Duration.ZERO))));
    }
  }

  /** Takes it if nobody holds it. */
  Optional<Held> tryTake() {
    var free =
        Filters.and(
            Filters.eq("_id", ID),
            Filters.expr(new Document("$lte", List.of("$" + EXPIRES_AT, "$$NOW"))));
    var next = new Document("$add", List.of(new Document("$ifNull", List.of("$" + FENCE, 0L)), 1L));
    try {
      var taken =
          schema.findOneAndUpdate(
              free,
              List.of(Aggregates.set(new Field<>(FENCE, next), expiry(lease))),
              new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
      if (taken == null && schema.countDocuments(Filters.eq("_id", ID)) == 0) {
        schema.insertOne(
            new Document("_id", ID).append(FENCE, 0L).append(EXPIRES_AT, Instant.EPOCH));
        return tryTake();
      }
      return Optional.ofNullable(taken).map(lock -> new Held(lock.getLong(FENCE)));
    } catch (MongoWriteException e) {
      if (e.getError().getCode() == 11000) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Field<Document> expiry(Duration fromNow) {
    return new Field<>(EXPIRES_AT, new Document("$add", List.of("$$NOW", fromNow.toMillis())));
  }
}
