package io.neosc.adapter.mongo.commit;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.application.shared.port.BoundExceeded;
import io.neosc.domain.shared.Claim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The bounded counts, one document each, moved in the transaction of the change that claims them. A
 * count never falls below zero.
 */
final class Counters {
  private static final String VALUE = "value";
  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final MongoCollection<BsonDocument> counters;

  Counters(MongoDatabase database) {
    this.counters = database.getCollection(Collections.COUNTERS, BsonDocument.class);
  }

  /**
   * What came of moving counts.
   *
   * @param refused those whose claims do not fit; nothing was moved for them
   * @param complete false if a count would have passed zero, so that the transaction has to be
   *     begun again, with care
   */
  record Moved(Map<Pending, BoundExceeded> refused, boolean complete) {}

  /**
   * Moves the counts of all {@code members} whose claims fit, in their order.
   *
   * @param careful to compare each count that goes down with zero while it is moved, which costs
   *     the server more than to find out that none was too low
   */
  Moved move(ClientSession session, List<Pending> members, boolean careful) {
    var bounded = bounded(members);
    var present = bounded.isEmpty() ? Map.<String, Long>of() : read(session, bounded);
    var next = new HashMap<>(present);
    var unbounded = new LinkedHashMap<String, Long>();
    var refused = new LinkedHashMap<Pending, BoundExceeded>();
    for (var member : members) {
      var exceeded = exceeded(member.claims(), next);
      if (exceeded != null) {
        refused.put(member, exceeded);
        continue;
      }
      for (var claim : member.claims()) {
        if (next.containsKey(claim.counter())) {
          next.merge(claim.counter(), (long) claim.delta(), Counters::moved);
        } else {
          unbounded.merge(claim.counter(), (long) claim.delta(), Long::sum);
        }
      }
    }
    return new Moved(refused, write(session, present, next, unbounded, careful));
  }

  private static Set<String> bounded(List<Pending> members) {
    var names = new LinkedHashSet<String>();
    for (var member : members) {
      for (var claim : member.claims()) {
        if (claim.bounded()) {
          names.add(claim.counter());
        }
      }
    }
    return names;
  }

  private Map<String, Long> read(ClientSession session, Set<String> names) {
    var present = new HashMap<String, Long>();
    names.forEach(name -> present.put(name, 0L));
    counters
        .find(session, Filters.in("_id", names))
        .forEach(counter ->
            present.put(counter.getString("_id").getValue(), counter.getInt64(VALUE).getValue()));
    return present;
  }

  private static @Nullable BoundExceeded exceeded(List<Claim> claims, Map<String, Long> next) {
    var trial = new HashMap<String, Long>();
    for (var claim : claims) {
      var before = trial.getOrDefault(claim.counter(), next.get(claim.counter()));
      if (before == null) {
        continue;
      }
      var after = moved(before, claim.delta());
      if (!claim.admits(after)) {
        return new BoundExceeded(claim, before);
      }
      trial.put(claim.counter(), after);
    }
    return null;
  }

  private static long moved(long value, long delta) {
    return Math.max(0, value + delta);
  }

  /**
   * The bound is in the filter as the very value that was found to leave room: a count that moved
   * meanwhile matches nothing, and the insert that would follow is a duplicate.
   *
   * @return whether all were moved
   */
  private boolean write(
      ClientSession session,
      Map<String, Long> present,
      Map<String, Long> next,
      Map<String, Long> unbounded,
      boolean careful) {
    var models = new ArrayList<WriteModel<BsonDocument>>();
    next.forEach((name, value) -> {
      var before = present.getOrDefault(name, 0L);
      if (!before.equals(value)) {
        models.add(
            new UpdateOneModel<>(
                Filters.and(Filters.eq("_id", name), Filters.eq(VALUE, before)),
                Updates.set(VALUE, new BsonInt64(value)),
                UPSERT));
      }
    });
    unbounded.forEach((name, delta) -> {
      if (delta != 0) {
        models.add(unbounded(name, delta, careful));
      }
    });
    if (models.isEmpty()) {
      return true;
    }
    var done = counters.bulkWrite(session, models, UNORDERED);
    return done.getMatchedCount() + done.getUpserts().size() == models.size();
  }

  private static WriteModel<BsonDocument> unbounded(String name, long delta, boolean careful) {
    if (delta > 0) {
      return new UpdateOneModel<>(Filters.eq("_id", name), Updates.inc(VALUE, delta), UPSERT);
    }
    return careful
        ? new UpdateOneModel<>(Filters.eq("_id", name), atLeastZero(delta), UPSERT)
        : new UpdateOneModel<>(
            Filters.and(Filters.eq("_id", name), Filters.gte(VALUE, -delta)),
            Updates.inc(VALUE, delta));
  }

  private static List<Document> atLeastZero(long delta) {
    var present = new Document("$ifNull", List.of("$" + VALUE, 0L));
    var sum = new Document("$add", List.of(present, delta));
    return List.of(
        new Document("$set", new Document(VALUE, new Document("$max", List.of(0L, sum)))));
  }
}
