package io.neosc.adapter.mongo.commit;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.neosc.adapter.mongo.shared.AuditIndexes;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.review.port.out.ReviewTrail;
import io.neosc.domain.review.NewAddresses;
import io.neosc.domain.review.NewAddresses.Seen;
import io.neosc.domain.review.ReviewTooLarge;
import io.neosc.domain.review.ReviewWeek;
import io.neosc.domain.review.ReviewedEntry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The stored chain of MongoDB, as the weekly review looks at it: failures and what admins do are
 * ranges of the search's indexes, of whose documents a few fields come over the wire. Addresses are
 * on the keys of the index by account, and no document is read for them.
 */
@Singleton
final class MongoReviewTrail implements ReviewTrail {
  /** For one question to the port, whatever it needs of the server. */
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private static final int MOST_PAIRS = 50_000;
  private static final int ROWS = 1_000;
  private static final String USER = "user_id";
  private static final String EMAIL = "personal.user_email";
  private static final String IP = "personal.ip_address";
  private static final String ACTION = "action";
  private static final String AT = "timestamp";
  private static final Comparator<Seen> LATEST_FIRST =
      Comparator.comparing(Seen::first)
          .reversed()
          .thenComparing(Seen::userId)
          .thenComparing(Seen::address);

  private final Bounded bound;
  private final MongoCollection<BsonDocument> entries;

  MongoReviewTrail(MongoDatabase database) {
    this.bound = new Bounded(database);
    this.entries =
        database
            .getCollection(Collections.AUDIT_LOG, BsonDocument.class)
            .withReadPreference(ReadPreference.primary())
            .withReadConcern(ReadConcern.MAJORITY)
            .withTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public Optional<Instant> since() {
    return Reads.run(() ->
        Optional.ofNullable(
                entries
                    .find(Filters.gte(AT, Instant.EPOCH))
                    .projection(
                        Projections.fields(Projections.include(AT), Projections.excludeId()))
                    .sort(Sorts.ascending(AT, "seq"))
                    .hintString(AuditIndexes.NEWEST)
                    .first())
            .map(first -> time(first, AT)));
  }

  @Override
  public void read(AuditFilter filter, Consumer<ReviewedEntry> reader) {
    var search = AuditSearch.of(filter);
    bound.run(
        () -> {
          entries
              .find(search.conditions())
              .projection(Projections.include(USER, EMAIL, IP, ACTION, AT))
              .sort(AuditSearch.NEWEST_FIRST)
              .hintString(search.index())
              .batchSize(ROWS)
              .map(MongoReviewTrail::entry)
              .forEach(reader);
          return true;
        },
        ReviewTooLarge::new);
  }

  private static ReviewedEntry entry(BsonDocument entry) {
    var personal = entry.getDocument("personal", new BsonDocument());
    return new ReviewedEntry(
        text(entry, USER),
        text(personal, "user_email"),
        text(personal, "ip_address"),
        entry.getString(ACTION).getValue(),
        time(entry, AT));
  }

  @Override
  public NewAddresses newAddresses(ReviewWeek week, int latest) {
    var end = System.nanoTime() + LONGEST.toNanos();
    var seen = bound.run(() -> pairs(week), ReviewTooLarge::new);
    if (seen.size() > MOST_PAIRS) {
      throw new ReviewTooLarge();
    }
    var fresh = new ArrayList<Seen>();
    for (var pair : seen) {
      if (System.nanoTime() > end) {
        throw new ReviewTooLarge();
      }
      if (!bound.run(() -> earlier(pair, week), ReviewTooLarge::new)) {
        fresh.add(pair);
      }
    }
    return new NewAddresses(
        fresh.size(),
        (int) fresh.stream().map(Seen::userId).distinct().count(),
        fresh.stream().sorted(LATEST_FIRST).limit(latest).toList());
  }

  /** All pairs of the week, or one more than are allowed. */
  private List<Seen> pairs(ReviewWeek week) {
    return entries
        .aggregate(
            List.of(
                Aggregates.match(
                    Filters.and(
                        Filters.gte(USER, ""),
                        Filters.gte(AT, week.from()),
                        Filters.lt(AT, week.to()),
                        Filters.gte(IP, ""))),
                Aggregates.group(
                    new BsonDocument("user", new BsonString("$" + USER))
                        .append("ip", new BsonString("$" + IP)),
                    Accumulators.max("email", "$" + EMAIL),
                    Accumulators.min("first", "$" + AT),
                    Accumulators.sum("entries", 1)),
                Aggregates.limit(MOST_PAIRS + 1)))
        .hintString(AuditIndexes.BY_USER)
        .allowDiskUse(true)
        .batchSize(ROWS)
        .map(MongoReviewTrail::seen)
        .into(new ArrayList<>());
  }

  private static Seen seen(BsonDocument pair) {
    var id = pair.getDocument("_id");
    return new Seen(
        id.getString("user").getValue(),
        text(pair, "email"),
        id.getString("ip").getValue(),
        time(pair, "first"),
        pair.getNumber("entries").longValue());
  }

  /** Whether an entry before the week has the pair. */
  private boolean earlier(Seen pair, ReviewWeek week) {
    Bson same =
        Filters.and(
            Filters.eq(USER, pair.userId()),
            Filters.gte(AT, Instant.EPOCH),
            Filters.lt(AT, week.from()),
            Filters.eq(IP, pair.address()));
    return entries
            .find(same)
            .projection(Projections.fields(Projections.include(USER), Projections.excludeId()))
            .hintString(AuditIndexes.BY_USER)
            .first()
        != null;
  }

  private static @Nullable String text(BsonDocument document, String name) {
    BsonValue value = document.get(name);
    return value == null || value.isNull() ? null : value.asString().getValue();
  }

  private static Instant time(BsonDocument document, String name) {
    return Instant.ofEpochMilli(document.getDateTime(name).getValue());
  }
}
