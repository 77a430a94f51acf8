package io.neosc.adapter.mongo.archive;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.OtherUserDatabase;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.audit.port.out.AuditRetention;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;

/** Removes the first entries of the trail in MongoDB, in the chain's order. */
@Singleton
final class MongoAuditRetention implements AuditRetention {
  private static final String CHAIN = "chain";
  private static final String SEQ = "seq";
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final MongoCollection<BsonDocument> entries;

  MongoAuditRetention(@Named(OtherUserDatabase.RETENTION) OtherUserDatabase retention) {
    this.entries =
        retention
            .database()
            .getCollection(Collections.AUDIT_LOG, BsonDocument.class)
            .withReadPreference(ReadPreference.primary())
            .withReadConcern(ReadConcern.MAJORITY)
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
            .withTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public int remove(String chain, long upTo, int max) {
    return Reads.run(() -> {
      var places =
          entries
              .find(Filters.and(Filters.eq(CHAIN, chain), Filters.lte(SEQ, upTo)))
              .sort(Sorts.ascending(CHAIN, SEQ))
              .projection(Projections.fields(Projections.include(SEQ), Projections.excludeId()))
              .limit(max)
              .batchSize(max)
              .map(entry -> entry.getNumber(SEQ).longValue())
              .into(new ArrayList<>());
      if (!places.isEmpty()) {
        entries.deleteMany(
            Filters.and(Filters.eq(CHAIN, chain), Filters.lte(SEQ, places.getLast())));
      }
      return places.size();
    });
  }
}
