package io.neosc.adapter.mongo.commit;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.Sorts;
import io.neosc.adapter.mongo.shared.AuditIndexes;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.adapter.mongo.shared.UnreadableDocument;
import io.neosc.application.audit.port.in.AuditField;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.out.AuditTexts;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditWords;
import io.neosc.domain.audit.ChainHead;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Words of entries in a collection of their own, by the entry's seq; what else can be asked for
 * stands among them, marked. An ordered insert ends at the first place that somebody else has
 * filled, so there is never a gap before the last place.
 */
@Singleton
final class MongoAuditTexts implements AuditTexts {
  private static final String ID = "_id";
  private static final String AT = "at";
  private static final String WORDS = "w";

  /** No word begins with it. */
  private static final String MARK = "=";

  private static final String SUCCEEDED = MARK + "ok";
  private static final String FAILED = MARK + "no";
  private static final Duration LONGEST_FEED = Duration.ofSeconds(10);
  private static final int AT_ONCE = 500;

  /** How long who needs the words of all entries waits for those that are missing. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private final MongoCollection<BsonDocument> texts;
  private final MongoCollection<RawBsonDocument> entries;

  MongoAuditTexts(MongoDatabase database) {
    this.texts =
        database
            .getCollection(Collections.AUDIT_TEXTS, BsonDocument.class)
            .withReadPreference(ReadPreference.primary())
            .withReadConcern(ReadConcern.MAJORITY)
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    this.entries =
        database
            .getCollection(Collections.AUDIT_LOG, RawBsonDocument.class)
            .withReadPreference(ReadPreference.primary())
            .withReadConcern(ReadConcern.MAJORITY);
  }

  @Override
  public int feed(int max) {
    return Reads.run(() -> {
      var read =
          entries
              .withTimeout(LONGEST_FEED.toMillis(), TimeUnit.MILLISECONDS)
              .find(Filters.and(Filters.eq("chain", ChainHead.MAIN), Filters.gt("seq", covered())))
              .sort(Sorts.ascending("chain", "seq"))
              .limit(max)
              .batchSize(max)
              .map(MongoAuditTexts::document)
              .into(new ArrayList<>());
      return read.isEmpty() ? 0 : insert(read);
    });
  }

  private int insert(List<BsonDocument> documents) {
    try {
      texts
          .withTimeout(LONGEST_FEED.toMillis(), TimeUnit.MILLISECONDS)
          .insertMany(documents, new InsertManyOptions().ordered(true));
      return documents.size();
    } catch (MongoBulkWriteException e) {
      if (e.getWriteErrors().stream()
          .anyMatch(error ->
              ErrorCategory.fromErrorCode(error.getCode()) == ErrorCategory.DUPLICATE_KEY)) {
        return e.getWriteResult().getInsertedCount();
      }
      throw e;
    }
  }

  @Override
  public int forget(long upTo, int max) {
    return Reads.run(() -> {
      var bounded = texts.withTimeout(LONGEST_FEED.toMillis(), TimeUnit.MILLISECONDS);
      var places =
          bounded
              .find(Filters.lte(ID, upTo))
              .projection(Projections.include(ID))
              .sort(Sorts.ascending(ID))
              .limit(max)
              .batchSize(max)
              .map(text -> text.getInt64(ID).getValue())
              .into(new ArrayList<>());
      if (!places.isEmpty()) {
        bounded.deleteMany(Filters.lte(ID, places.getLast()));
      }
      return places.size();
    });
  }

  /** The place of the last entry whose words are there; 0 if there is none. */
  private long covered() {
    var last = texts.find().projection(Projections.include(ID)).sort(Sorts.descending(ID)).first();
    return last == null ? 0 : last.getInt64(ID).getValue();
  }

  /**
   * Waits until the words of all entries up to {@code seq} are there, and takes them in itself.
   *
   * @return whether they are there before {@code patience} is over
   */
  boolean cover(long seq, Duration patience) {
    var end = System.nanoTime() + patience.toNanos();
    while (Reads.run(this::covered) < seq) {
      if (System.nanoTime() > end) {
        return false;
      }
      var _ = feed(AT_ONCE);
    }
    return true;
  }

  /**
   * Forgets the words of the personal parts of the entries in these places, whatever became of the
   * parts.
   *
   * @throws StoreUnavailable if the words of some are not there yet, or may be left
   */
  void forget(SortedSet<Long> seqs) {
    if (!cover(seqs.last(), PATIENCE)) {
      throw new StoreUnavailable(StoreUnavailable.Kind.OVERLOADED);
    }
    Reads.run(() -> {
      var less =
          entries
              .withTimeout(LONGEST_FEED.toMillis(), TimeUnit.MILLISECONDS)
              .find(Filters.and(Filters.eq("chain", ChainHead.MAIN), Filters.in("seq", seqs)))
              .map(stored -> document(stored, AuditEntry::withoutPersonal))
              .map(text -> new ReplaceOneModel<>(Filters.eq(ID, text.get(ID)), text))
              .into(new ArrayList<>());
      return less.isEmpty()
          || texts
              .withTimeout(LONGEST_FEED.toMillis(), TimeUnit.MILLISECONDS)
              .bulkWrite(less, new BulkWriteOptions().ordered(false))
              .wasAcknowledged();
    });
  }

  /** Places of entries that have all words and fit, newest first. */
  List<Cursor> find(AuditFilter filter, @Nullable Cursor after, int max, Duration longest) {
    return texts
        .withTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
        .find(conditions(filter, after))
        .projection(Projections.include(AT))
        .sort(Sorts.descending(AT, ID))
        .hintString(AuditIndexes.BY_WORDS)
        .limit(max)
        .batchSize(max)
        .map(text ->
            Cursor.of(
                Instant.ofEpochMilli(text.getDateTime(AT).getValue()),
                text.getInt64(ID).getValue()))
        .into(new ArrayList<>());
  }

  private static Bson conditions(AuditFilter filter, @Nullable Cursor after) {
    var conditions = new ArrayList<Bson>();
    filter.words().forEach(word -> conditions.add(Filters.eq(WORDS, word)));
    filter
        .values()
        .forEach((field, wanted) ->
            conditions.add(
                Filters.in(WORDS, wanted.stream().map(value -> marked(field, value)).toList())));
    if (filter.success() != null) {
      conditions.add(Filters.eq(WORDS, filter.success() ? SUCCEEDED : FAILED));
    }
    if (filter.from() != null) {
      conditions.add(Filters.gte(AT, filter.from()));
    }
    if (filter.to() != null) {
      conditions.add(Filters.lt(AT, filter.to()));
    }
    if (after != null) {
      conditions.add(Filters.lte(AT, after.at()));
      conditions.add(
          Filters.or(Filters.lt(AT, after.at()), Filters.lt(ID, Long.parseLong(after.id()))));
    }
    return Filters.and(conditions);
  }

  /** One that cannot be read any more is found by nothing; saying so is the verifier's task. */
  private static BsonDocument document(RawBsonDocument stored) {
    return document(stored, entry -> entry);
  }

  private static BsonDocument document(RawBsonDocument stored, UnaryOperator<AuditEntry> as) {
    var words = new BsonArray();
    var at = 0L;
    try {
      var entry = as.apply(AuditEntryDocument.toEntry(stored));
      at = entry.timestamp().toEpochMilli();
      AuditWords.of(entry).forEach(word -> words.add(new BsonString(word)));
      mark(entry, words);
    } catch (UnreadableDocument altered) {
      words.clear();
    }
    return new BsonDocument(ID, new BsonInt64(stored.getNumber("seq").longValue()))
        .append(AT, new BsonDateTime(at))
        .append(WORDS, words);
  }

  private static void mark(AuditEntry entry, BsonArray words) {
    for (var field : AuditField.values()) {
      var value = field.of(entry);
      if (value != null) {
        words.add(new BsonString(marked(field, value)));
      }
    }
    words.add(new BsonString(entry.success() ? SUCCEEDED : FAILED));
  }

  private static String marked(AuditField field, String value) {
    return MARK
        + switch (field) {
          case TRACE_ID -> "t";
          case SESSION_ID -> "s";
          case USER_ID -> "u";
          case USER_EMAIL -> "e";
          case IP -> "i";
          case RESOURCE -> "r";
          case ACTION -> "a";
        }
        + value;
  }
}
