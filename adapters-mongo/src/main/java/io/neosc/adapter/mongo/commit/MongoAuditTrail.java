package io.neosc.adapter.mongo.commit;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.ChainHead;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The stored chain of MongoDB, to be read. Each page is one range of one index. */
@Singleton
final class MongoAuditTrail implements AuditTrail {
  private static final Bson NEWEST_FIRST = Sorts.descending("timestamp", "_id");
  private final MongoCollection<RawBsonDocument> entries;

  MongoAuditTrail(MongoDatabase database) {
    this.entries =
        database
            .getCollection(Collections.AUDIT_LOG, RawBsonDocument.class)
            .withReadPreference(ReadPreference.primary())
            .withReadConcern(ReadConcern.MAJORITY);
  }

  @Override
  public Page<AuditEntry> search(AuditFilter filter, PageRequest page) {
    var found = read(query(filter, page.after()).limit(page.limit() + 1));
    return Page.of(found, page.limit(), entry -> new Cursor(entry.timestamp(), entry.id().value()));
  }

  @Override
  public List<AuditEntry> from(long seq, int max) {
    return read(
        entries
            .find(Filters.and(Filters.eq("chain", ChainHead.MAIN), Filters.gte("seq", seq)))
            .sort(Sorts.ascending("chain", "seq"))
            .limit(max));
  }

  @Override
  public ChainHead head() {
    return Reads.run(() -> {
      var last =
          entries
              .find(Filters.eq("chain", ChainHead.MAIN))
              .sort(Sorts.descending("chain", "seq"))
              .first();
      return last == null
          ? ChainHead.genesis(ChainHead.MAIN)
          : AuditEntryDocument.toEntry(last).head();
    });
  }

  /** The search as it is sent, so that a test can have it explained. */
  FindIterable<RawBsonDocument> query(AuditFilter filter, @Nullable Cursor after) {
    return entries.find(conditions(filter, after)).sort(NEWEST_FIRST);
  }

  private static Bson conditions(AuditFilter filter, @Nullable Cursor after) {
    var conditions = new ArrayList<Bson>();
    equal(conditions, "user_id", filter.userId());
    equal(conditions, "resource", filter.resource());
    equal(conditions, "success", filter.success());
    equal(conditions, "session_id", filter.sessionId());
    equal(conditions, "trace_id", filter.traceId());
    if (!filter.actions().isEmpty()) {
      conditions.add(Filters.in("action", filter.actions()));
    }
    within(conditions, filter.from(), filter.to());
    if (after != null) {
      conditions.add(Filters.lte("timestamp", after.at()));
      conditions.add(
          Filters.or(Filters.lt("timestamp", after.at()), Filters.lt("_id", after.id())));
    }
    return conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
  }

  private static void equal(List<Bson> conditions, String field, @Nullable Object value) {
    if (value != null) {
      conditions.add(Filters.eq(field, value));
    }
  }

  private static void within(List<Bson> conditions, @Nullable Instant from, @Nullable Instant to) {
    if (from != null) {
      conditions.add(Filters.gte("timestamp", from));
    }
    if (to != null) {
      conditions.add(Filters.lt("timestamp", to));
    }
  }

  private static List<AuditEntry> read(FindIterable<RawBsonDocument> found) {
    return Reads.run(() -> found.map(AuditEntryDocument::toEntry).into(new ArrayList<>()));
  }
}
