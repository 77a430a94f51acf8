package io.neosc.adapter.mongo.commit;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.adapter.mongo.shared.UnreadableDocument;
import io.neosc.application.audit.port.out.FoundTrail;
import io.neosc.domain.audit.FoundEntry;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/**
 * The stored chain of MongoDB as it lies there. A place that is no number is none, so what lies in
 * it is not found: to a verification it is missing.
 */
@Singleton
final class MongoFoundTrail implements FoundTrail {
  private static final String CHAIN = "chain";
  private static final String SEQ = "seq";

  private final MongoCollection<RawBsonDocument> entries;

  MongoFoundTrail(MongoDatabase database) {
    this.entries =
        database
            .getCollection(Collections.AUDIT_LOG, RawBsonDocument.class)
            .withReadPreference(ReadPreference.primary())
            .withReadConcern(ReadConcern.MAJORITY);
  }

  @Override
  public Slice found(String chain, long seq, int max) {
    var page =
        Reads.run(() ->
            entries
                .find(Filters.and(Filters.eq(CHAIN, chain), Filters.gte(SEQ, seq)))
                .sort(Sorts.ascending(CHAIN, SEQ))
                .limit(max + 1)
                .into(new ArrayList<>()));
    if (page.size() <= max) {
      return new Slice(page.stream().map(MongoFoundTrail::entry).toList(), END);
    }
    var next = place(page.getLast());
    var whole = page.stream().filter(document -> place(document) < next).toList();
    return whole.isEmpty() ? allAt(chain, next) : new Slice(entries(whole), next);
  }

  /** More in one place than a page holds, which no unique index has let in. */
  private Slice allAt(String chain, long place) {
    var all =
        Reads.run(() ->
            entries
                .find(
                    Filters.and(
                        Filters.eq(CHAIN, chain),
                        Filters.gte(SEQ, place),
                        Filters.lt(SEQ, place + 1)))
                .into(new ArrayList<>()));
    return new Slice(entries(all), place + 1);
  }

  private static List<FoundEntry> entries(List<RawBsonDocument> documents) {
    return documents.stream().map(MongoFoundTrail::entry).toList();
  }

  /** What {@code document} is. */
  static FoundEntry entry(RawBsonDocument document) {
    try {
      return new FoundEntry.Readable(AuditEntryDocument.toEntry(document));
    } catch (UnreadableDocument _) {
      var seq = document.get(SEQ);
      var whole = seq != null && seq.isNumber() && seq.asNumber().doubleValue() % 1 == 0;
      return new FoundEntry.Unreadable(whole ? place(document) : FoundEntry.NO_SEQ);
    }
  }

  private static long place(BsonDocument document) {
    return document.getNumber(SEQ).longValue();
  }

  @Override
  public long last(String chain) {
    return last(entries, chain);
  }

  /** The place of the last of {@code entries}, whatever else became of it; 0 if there is none. */
  static long last(MongoCollection<RawBsonDocument> entries, String chain) {
    return Reads.run(() -> {
      var last =
          entries
              .find(Filters.and(Filters.eq(CHAIN, chain), Filters.gte(SEQ, 0)))
              .sort(Sorts.descending(CHAIN, SEQ))
              .projection(Projections.include(SEQ))
              .first();
      return last == null ? 0L : place(last);
    });
  }
}
