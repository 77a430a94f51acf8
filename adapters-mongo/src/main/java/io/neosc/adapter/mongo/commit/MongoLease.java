package io.neosc.adapter.mongo.commit;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Field;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.shared.port.Fence;
import io.neosc.application.shared.port.Lease;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Leases in MongoDB, one document each, which stays for good because its token may never go back.
 * {@code $$NOW} is the primary's clock: those of the nodes do not matter.
 */
@Singleton
final class MongoLease implements Lease {
  private static final String ID = "_id";
  private static final String TOKEN = "token";
  private static final String EXPIRES_AT = "expires_at";
  private static final String RENEWED_AT = "renewed_at";
  private static final String WRITES = "writes";
  private static final String NOW = "$$NOW";
  private static final FindOneAndUpdateOptions AFTERWARDS =
      new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

  private final MongoCollection<Document> leases;
  private final AbandonedTransactions abandoned;

  MongoLease(MongoClient client, MongoDatabase database, CommitSettings settings) {
    this.leases = database.getCollection(Collections.LEASES);
    this.abandoned = new AbandonedTransactions(client, settings.attempt().multipliedBy(2));
  }

  @Override
  public Optional<Held> acquire(String name, Duration duration) {
    return asked(() -> {
      var taken = taken(name, duration);
      return taken.isEmpty() && madeFirst(name) ? taken(name, duration) : taken;
    });
  }

  private Optional<Held> taken(String name, Duration duration) {
    var free =
        Filters.and(
            Filters.eq(ID, name),
            Filters.expr(new Document("$lte", List.of("$" + EXPIRES_AT, NOW))));
    var next = new Document("$add", List.of("$" + TOKEN, 1L));
    return held(free, Aggregates.set(new Field<>(TOKEN, next), expiry(duration), renewal()));
  }

  /** A condition on the server's clock cannot come with an upsert. */
  private boolean madeFirst(String name) {
    if (leases.find(Filters.eq(ID, name)).first() != null) {
      return false;
    }
    try {
      leases.insertOne(
          new Document(ID, name)
              .append(TOKEN, 0L)
              .append(EXPIRES_AT, Instant.EPOCH)
              .append(RENEWED_AT, Instant.EPOCH)
              .append(WRITES, 0L));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
    return true;
  }

  @Override
  public Optional<Held> renew(Fence fence, Duration duration) {
    return asked(() -> held(heldUnder(fence), Aggregates.set(expiry(duration), renewal())));
  }

  @Override
  public void release(Fence fence) {
    var _ =
        asked(() ->
            leases.updateOne(
                heldUnder(fence), List.of(Aggregates.set(new Field<>(EXPIRES_AT, NOW)))));
  }

  private Optional<Held> held(Bson filter, Bson change) {
    return Optional.ofNullable(leases.findOneAndUpdate(filter, List.of(change), AFTERWARDS))
        .map(lease ->
            new Held(
                new Fence(lease.getString(ID), lease.getLong(TOKEN)),
                lease.getDate(RENEWED_AT).toInstant()));
  }

  /** A transaction that a dead holder left open may keep the lease's document from everybody. */
  private <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      abandoned.end();
      throw Reads.translated(e);
    }
  }

  private static Field<Document> expiry(Duration fromNow) {
    return new Field<>(EXPIRES_AT, new Document("$add", List.of(NOW, fromNow.toMillis())));
  }

  private static Field<String> renewal() {
    return new Field<>(RENEWED_AT, NOW);
  }

  /** The lease as long as no later holder has begun. */
  static Bson heldUnder(Fence fence) {
    return Filters.and(Filters.eq(ID, fence.name()), Filters.eq(TOKEN, fence.token()));
  }

  /** What a fenced transaction does to the lease, so that it and a takeover exclude each other. */
  static Bson written() {
    return Updates.inc(WRITES, 1L);
  }
}
