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
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.SearchTooBroad;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.RawBsonDocument;

/** The stored chain of MongoDB, to be read. Each page is one range of one index, or two. */
@Singleton
final class MongoAuditTrail implements AuditTrail {
  /** Conditions that hardly ever meet lead through many keys of an index. */
  private static final Duration LONGEST_SEARCH = Duration.ofSeconds(5);

  /** How long a search for words takes in what is missing of them. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

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
  public Page<AuditEntry> search(AuditFilter filter, PageRequest page) {
    if (filter.nothing()) {
      return new Page<>(List.of(), null);
    }
    if (!filter.words().isEmpty()) {
      return byWords(filter, page);
    }
    var wanted = page.limit() + 1;
    var after = page.after();
    if (after == null) {
      return AuditSearch.page(found(AuditSearch.of(filter), wanted), page.limit());
    }
    var found = new ArrayList<AuditEntry>();
    if (AuditSearch.inTheMidst(after)) {
      found.addAll(found(AuditSearch.besides(filter, after), wanted));
    }
    if (found.size() < wanted) {
      found.addAll(found(AuditSearch.before(filter, after.at()), wanted - found.size()));
    }
    return AuditSearch.page(found, page.limit());
  }

  private List<AuditEntry> found(AuditSearch search, int wanted) {
    return bounded(() ->
        entries
            .withTimeout(LONGEST_SEARCH.toMillis(), TimeUnit.MILLISECONDS)
            .find(search.conditions())
            .sort(AuditSearch.NEWEST_FIRST)
            .hintString(search.index())
            .limit(wanted)
            .batchSize(wanted)
            .map(AuditEntryDocument::toEntry)
            .into(new ArrayList<>()));
  }

  /** Everything that was there when it is asked for is looked through, however new it is. */
  private Page<AuditEntry> byWords(AuditFilter filter, PageRequest page) {
    if (!texts.cover(MongoFoundTrail.last(entries, ChainHead.MAIN), PATIENCE)) {
      throw new StoreUnavailable(StoreUnavailable.Kind.OVERLOADED);
    }
    var places = bounded(() -> texts.find(filter, page.after(), page.limit() + 1, LONGEST_SEARCH));
    var shown = places.subList(0, Math.min(places.size(), page.limit()));
    var found = new HashMap<Long, AuditEntry>();
    at(shown.stream().map(AuditSearch::seqOf).toList())
        .forEach(entry -> found.put(entry.seq(), entry));
    var items =
        shown.stream()
            .flatMap(place -> Stream.ofNullable(found.get(AuditSearch.seqOf(place))))
            .filter(filter::fits)
            .toList();
    return new Page<>(items, places.size() > shown.size() ? shown.getLast() : null);
  }

  private List<AuditEntry> at(List<Long> places) {
    return places.isEmpty()
        ? List.of()
        : read(
            entries
                .find(Filters.and(Filters.eq("chain", ChainHead.MAIN), Filters.in("seq", places)))
                .batchSize(places.size()));
  }

  private <T> T bounded(Supplier<T> question) {
    return bound.run(question, () -> new SearchTooBroad(LONGEST_SEARCH));
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
    return Reads.run(() -> ChainStore.headOf(entries, ChainHead.MAIN));
  }

  private static List<AuditEntry> read(FindIterable<RawBsonDocument> found) {
    return Reads.run(() -> found.map(AuditEntryDocument::toEntry).into(new ArrayList<>()));
  }
}
