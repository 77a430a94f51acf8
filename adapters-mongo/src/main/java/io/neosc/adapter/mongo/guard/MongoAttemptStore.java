package io.neosc.adapter.mongo.guard;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Places;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.guard.port.out.AttemptStore;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.guard.AttemptCount;
import io.neosc.domain.guard.AttemptCountId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Counts of attempts in MongoDB, by the driver: an insert, or a replacement of the known version,
 * is one atomic command. The primary's word is enough for a count: one that a failover takes back
 * costs one attempt, and waiting for a majority would cost every sign-in. What is forgotten is
 * removed by an index with an end.
 */
@Singleton
final class MongoAttemptStore implements AttemptStore {
  private final MongoCollection<AttemptDocument> counts;

  MongoAttemptStore(MongoDatabase database) {
    this.counts =
        database
            .getCollection(Collections.SIGN_IN_ATTEMPTS, AttemptDocument.class)
            .withWriteConcern(WriteConcern.W1);
  }

  @Override
  public List<AttemptCount> find(Collection<AttemptCountId> ids) {
    var keys = ids.stream().map(AttemptCountId::value).toList();
    return Reads.run(() ->
        counts.find(Filters.in("_id", keys)).map(AttemptDocument::toCount).into(new ArrayList<>()));
  }

  @Override
  public boolean put(AttemptCount next) {
    var stored = AttemptDocument.of(next.atVersion(next.version() + 1));
    return Reads.run(() -> next.version() == 0 ? inserted(stored) : replaced(stored));
  }

  private boolean inserted(AttemptDocument document) {
    try {
      counts.insertOne(document);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  private boolean replaced(AttemptDocument document) {
    var asKnown =
        Filters.and(
            Filters.eq("_id", document.id()), Filters.eq("version", document.version() - 1));
    return counts.replaceOne(asKnown, document).getMatchedCount() == 1;
  }

  @Override
  public void remove(AttemptCountId id) {
    var _ = Reads.run(() -> counts.deleteOne(Filters.eq("_id", id.value())));
  }

  @Override
  public Page<AttemptCount> inForce(Instant now, PageRequest page) {
    var place = Places.orStart(page.after());
    var found =
        Reads.run(() ->
            counts
                .find(
                    Filters.and(
                        Filters.gt("until", now),
                        Filters.or(
                            Filters.lt("since", place.at()),
                            Filters.and(
                                Filters.eq("since", place.at()), Filters.lt("_id", place.id())))))
                .sort(Sorts.descending("since", "_id"))
                .limit(page.limit() + 1)
                .map(AttemptDocument::toCount)
                .into(new ArrayList<>()));
    return Page.of(found, page.limit(), MongoAttemptStore::placeOf);
  }

  private static Cursor placeOf(AttemptCount count) {
    return new Cursor(count.since(), count.id().value());
  }
}
