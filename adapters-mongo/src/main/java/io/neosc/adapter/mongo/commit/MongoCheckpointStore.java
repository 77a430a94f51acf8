package io.neosc.adapter.mongo.commit;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.domain.audit.ArchivedSegment;
import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.FoundBoundary;
import io.neosc.domain.audit.FoundCheckpoint;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Checkpoints in MongoDB. The id is chain and predecessor, so that none has two successors; what is
 * believed is the canonical line, the other fields are there to find it.
 */
@Singleton
final class MongoCheckpointStore implements CheckpointStore {
  private static final String ID = "_id";
  private static final String CHAIN = "chain";
  private static final String SEQ = "seq";
  private static final String LINE = "line";

  private final MongoCollection<BsonDocument> checkpoints;
  private final MongoCollection<BsonDocument> segments;

  MongoCheckpointStore(MongoDatabase database) {
    this.checkpoints = collection(database, Collections.AUDIT_CHECKPOINTS);
    this.segments = collection(database, Collections.AUDIT_SEGMENTS);
  }

  private static MongoCollection<BsonDocument> collection(MongoDatabase database, String name) {
    return database
        .getCollection(name, BsonDocument.class)
        .withReadPreference(ReadPreference.primary())
        .withReadConcern(ReadConcern.MAJORITY)
        .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  @Override
  public Optional<FoundCheckpoint> at(String chain, long seq) {
    return Reads.run(() ->
        Optional.ofNullable(
            query(Filters.eq(CHAIN, chain), Filters.eq(SEQ, seq))
                .map(MongoCheckpointStore::found)
                .first()));
  }

  @Override
  public Optional<FoundCheckpoint> last(String chain) {
    return Reads.run(() ->
        Optional.ofNullable(
            checkpoints
                .find(Filters.eq(CHAIN, chain))
                .sort(Sorts.descending(CHAIN, SEQ))
                .map(MongoCheckpointStore::found)
                .first()));
  }

  @Override
  public List<FoundCheckpoint> after(String chain, long seq, int max) {
    return Reads.run(() ->
        query(Filters.eq(CHAIN, chain), Filters.gt(SEQ, seq))
            .limit(max)
            .map(MongoCheckpointStore::found)
            .into(new ArrayList<>()));
  }

  /** As it is sent, so that a test can have it explained. */
  FindIterable<BsonDocument> query(Bson ofChain, Bson place) {
    return checkpoints.find(Filters.and(ofChain, place)).sort(Sorts.ascending(CHAIN, SEQ));
  }

  @Override
  public Outcome append(Checkpoint checkpoint) {
    try {
      checkpoints.insertOne(document(checkpoint));
      return Outcome.STORED;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return Outcome.OVERTAKEN;
      }
      throw Reads.translated(e);
    } catch (RuntimeException e) {
      throw Reads.translated(e);
    }
  }

  /** By the id alone: chain and first place, in the order of the entries. */
  @Override
  public Optional<FoundBoundary> boundary(String chain) {
    var ofChain =
        Filters.and(
            Filters.gte(ID, ArchivedSegment.State.key(chain, 0)),
            Filters.lte(ID, ArchivedSegment.State.key(chain, Long.MAX_VALUE)));
    return Reads.run(() ->
        Optional.ofNullable(
            segments
                .find(ofChain)
                .sort(Sorts.descending(ID))
                .map(MongoCheckpointStore::foundBoundary)
                .first()));
  }

  private static BsonDocument document(Checkpoint checkpoint) {
    var head = checkpoint.head();
    return new BsonDocument(ID, new BsonString(head.chain() + "/" + checkpoint.previous()))
        .append(CHAIN, new BsonString(head.chain()))
        .append(SEQ, new BsonInt64(head.seq()))
        .append(LINE, new BsonString(checkpoint.line()));
  }

  /** Whatever lies there: what is no checkpoint, to the type of each field, is told as such. */
  private static FoundCheckpoint found(BsonDocument document) {
    var place = document.get(SEQ);
    var seq = place != null && place.isNumber() ? place.asNumber().longValue() : -1;
    var checkpoint = parsed(document.get(LINE), Checkpoint::parse);
    return new FoundCheckpoint(
        seq, checkpoint != null && document(checkpoint).equals(document) ? checkpoint : null);
  }

  private static FoundBoundary foundBoundary(BsonDocument document) {
    var place = document.get(SEQ);
    var seq = place != null && place.isNumber() ? place.asNumber().longValue() : 0;
    return new FoundBoundary(seq, parsed(document.get(LINE), Boundary::parse));
  }

  private static <T> @Nullable T parsed(@Nullable BsonValue line, Function<String, T> parse) {
    if (line == null || !line.isString()) {
      return null;
    }
    try {
      return parse.apply(line.asString().getValue());
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
