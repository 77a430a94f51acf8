package io.neosc.adapter.mongo.commit;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.neosc.adapter.mongo.commit.AuditSearch.Hit;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.in.AuditPage;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.FoundEntry;
import io.neosc.domain.audit.SearchTooBroad;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.RawBsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stored chain of MongoDB, to be read. Each page is one range of one index, or two. */
@Singleton
final class MongoAuditTrail implements AuditTrail {
  private static final Logger LOG = LoggerFactory.getLogger(MongoAuditTrail.class);

  /** Conditions that hardly ever meet lead through many keys of an index. */
  private static final Duration LONGEST_SEARCH = Duration.ofSeconds(5);

  private final Bounded bound;
  private final MongoAuditTexts texts;
  private final MongoCollection<RawBsonDocument> entries;

  MongoAuditTrail(MongoDatabase database, MongoAuditTexts texts) {
    this.bound = new Bounded(database);
    this.texts = texts;
    this.entries =
        database
            .getCollection(Collections.AUDIT_LOG, RawBsonDocument.class)
            .withReadPreference(ReadPreference.primary())
            .withReadConcern(ReadConcern.MAJORITY);
  }

  @Override
  public AuditPage search(AuditFilter filter, PageRequest page) {
    if (filter.nothing()) {
      return AuditSearch.page(List.of(), null);
    }
    if (!filter.words().isEmpty()) {
      return byWords(filter, page);
    }
    var wanted = page.limit() + 1;
    var after = page.after();
    if (after == null) {
      return AuditSearch.page(found(AuditSearch.of(filter), wanted), page.limit());
    }
    var found = new ArrayList<Hit>();
    if (AuditSearch.inTheMidst(after)) {
      found.addAll(found(AuditSearch.besides(filter, after), wanted));
    }
    if (found.size() < wanted) {
      found.addAll(found(AuditSearch.before(filter, after.at()), wanted - found.size()));
    }
    return AuditSearch.page(found, page.limit());
  }

  private List<Hit> found(AuditSearch search, int wanted) {
    return bounded(() ->
        entries
            .withTimeout(LONGEST_SEARCH.toMillis(), TimeUnit.MILLISECONDS)
            .find(search.conditions())
            .sort(AuditSearch.NEWEST_FIRST)
            .hintString(search.index())
            .limit(wanted)
            .batchSize(wanted)
            .map(MongoAuditTrail::hit)
            .into(new ArrayList<>()));
  }

  /** Everything that was there when it is asked for is looked through, however new it is. */
  private AuditPage byWords(AuditFilter filter, PageRequest page) {
    if (!texts.cover(MongoFoundTrail.last(entries, ChainHead.MAIN), MongoAuditTexts.PATIENCE)) {
      throw new StoreUnavailable(StoreUnavailable.Kind.OVERLOADED);
    }
    var places = bounded(() -> texts.find(filter, page.after(), page.limit() + 1, LONGEST_SEARCH));
    var shown = places.subList(0, Math.min(places.size(), page.limit()));
    var found = new HashMap<Long, Hit>();
    at(shown.stream().map(AuditSearch::seqOf).toList())
        .forEach(hit -> found.put(hit.behind(), hit));
    var hits =
        shown.stream()
            .flatMap(place -> Stream.ofNullable(found.get(AuditSearch.seqOf(place))))
            .filter(hit ->
                !(hit.found() instanceof FoundEntry.Readable(var entry)) || filter.fits(entry))
            .toList();
    return AuditSearch.page(hits, places.size() > shown.size() ? shown.getLast() : null);
  }

  private List<Hit> at(List<Long> places) {
    return places.isEmpty()
        ? List.of()
        : Reads.run(() ->
            entries
                .find(Filters.and(Filters.eq("chain", ChainHead.MAIN), Filters.in("seq", places)))
                .batchSize(places.size())
                .map(MongoAuditTrail::hit)
                .into(new ArrayList<>()));
  }

  private <T> T bounded(Supplier<T> question) {
    return bound.run(question, () -> new SearchTooBroad(LONGEST_SEARCH));
  }

  @Override
  public List<AuditEntry> from(long seq, int max) {
    return Reads.run(() ->
            entries
                .find(Filters.and(Filters.eq("chain", ChainHead.MAIN), Filters.gte("seq", seq)))
                .sort(Sorts.ascending("chain", "seq"))
                .limit(max)
                .map(MongoAuditTrail::entry)
                .into(new ArrayList<>()))
        .stream()
        .<AuditEntry>mapMulti((found, readable) -> {
          if (found instanceof FoundEntry.Readable(var entry)) {
            readable.accept(entry);
          }
        })
        .toList();
  }

  @Override
  public ChainHead head() {
    return Reads.run(() -> ChainStore.headOf(entries, ChainHead.MAIN));
  }

  /**
   * What is stored in a place of the lists; that has a time, or no list would have it.
   *
   * @throws org.bson.BsonInvalidOperationException if its time is one of several
   */
  private static Hit hit(RawBsonDocument document) {
    var found = entry(document);
    var at =
        found instanceof FoundEntry.Readable(var entry)
            ? entry.timestamp()
            : Instant.ofEpochMilli(document.getDateTime("timestamp").getValue());
    return new Hit(found, at);
  }

  /** A verification says what became of it; that its neighbours are shown must not hide it. */
  private static FoundEntry entry(RawBsonDocument document) {
    var found = MongoFoundTrail.entry(document);
    if (found instanceof FoundEntry.Unreadable(var seq)) {
      LOG.warn("Entry {} (place {}) cannot be read and is left out", document.get("_id"), seq);
    }
    return found;
  }
}
