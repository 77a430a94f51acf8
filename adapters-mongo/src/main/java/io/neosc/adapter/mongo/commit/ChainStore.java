package io.neosc.adapter.mongo.commit;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.domain.audit.AuditLog;
import io.neosc.domain.audit.ChainHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * One stored chain. The unique index on chain and seq refuses a second entry in one place, so two
 * writers never fork it.
 */
final class ChainStore {
  private static final InsertManyOptions IN_ORDER = new InsertManyOptions().ordered(true);

  private final String chain;
  private final MongoCollection<RawBsonDocument> durable;
  private final MongoCollection<RawBsonDocument> tail;
  private final MongoCollection<RawBsonDocument> latest;

  /**
   * @param tailConcern majority; anything weaker lets a writer chain to entries that a failover
   *     takes back, which leaves a gap (shown by a test)
   */
  ChainStore(
      MongoDatabase database, String chain, CommitSettings settings, ReadConcern tailConcern) {
    this.chain = chain;
    var entries =
        database
            .getCollection(Collections.AUDIT_LOG, RawBsonDocument.class)
            .withReadPreference(ReadPreference.primary())
            .withTimeout(settings.attempt().toMillis(), TimeUnit.MILLISECONDS);
    this.durable = entries.withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    this.tail = entries.withReadConcern(tailConcern);
    this.latest = entries.withReadConcern(ReadConcern.LOCAL);
  }

  /** The end of the chain as a majority of members has it. */
  ChainHead head() {
    return headOf(tail, chain);
  }

  /** The end of {@code chain} as these {@code entries} have it. */
  static ChainHead headOf(MongoCollection<RawBsonDocument> entries, String chain) {
    var last =
        entries
            .find(Filters.eq("chain", chain))
            .sort(Sorts.descending("chain", "seq"))
            .projection(Projections.include("seq", "hash"))
            .first();
    return last == null
        ? ChainHead.genesis(chain)
        : new ChainHead(chain, last.getInt64("seq").getValue(), last.getString("hash").getValue());
  }

  /** Which of these ids a majority of members has, each with its commitment. */
  Map<String, String> durable(List<String> ids) {
    return found(tail, ids);
  }

  /** Which of these ids the primary has, durable or not yet. */
  Map<String, String> present(List<String> ids) {
    return found(latest, ids);
  }

  private static Map<String, String> found(
      MongoCollection<RawBsonDocument> entries, List<String> ids) {
    var found = new HashMap<String, String>();
    if (!ids.isEmpty()) {
      entries
          .find(Filters.in("_id", ids))
          .projection(Projections.include("commitment"))
          .forEach(entry ->
              found.put(
                  entry.getString("_id").getValue(), entry.getString("commitment").getValue()));
    }
    return found;
  }

  /**
   * Chains the entries of all {@code members} behind {@code head} and appends them in order.
   *
   * @param session in whose transaction; null to append without one
   * @return the new head
   */
  ChainHead append(@Nullable ClientSession session, ChainHead head, List<Pending> members) {
    var log = AuditLog.after(head);
    var documents = new ArrayList<RawBsonDocument>();
    for (var member : members) {
      for (var entry : member.entries()) {
        documents.add(entry.chained(log));
      }
    }
    if (documents.isEmpty()) {
      return head;
    }
    if (session == null) {
      durable.insertMany(documents, IN_ORDER);
    } else {
      durable.insertMany(session, documents, IN_ORDER);
    }
    return log.head();
  }
}
