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
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.FoundCheckpoint;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private static final String CHAIN = "chain";
  private static final String SEQ = "seq";
  private static final String LINE = "line";

  private final MongoCollection<BsonDocument> checkpoints;

  MongoCheckpointStore(MongoDatabase database) {
    this.checkpoints =
        database
            .getCollection(Collections.AUDIT_CHECKPOINTS, BsonDocument.class)
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

  private static BsonDocument document(Checkpoint checkpoint) {
    var head = checkpoint.head();
    return new BsonDocument("_id", new BsonString(head.chain() + "/" + checkpoint.previous()))
        .append(CHAIN, new BsonString(head.chain()))
        .append(SEQ, new BsonInt64(head.seq()))
        .append(LINE, new BsonString(checkpoint.line()));
  }

  /** Whatever lies there: what is no checkpoint, to the type of each field, is told as such. */
  private static FoundCheckpoint found(BsonDocument document) {
    var place = document.get(SEQ);
    var seq = place != null && place.isNumber() ? place.asNumber().longValue() : -1;
    var checkpoint = checkpoint(document.get(LINE));
    return new FoundCheckpoint(
        seq, checkpoint != null && document(checkpoint).equals(document) ? checkpoint : null);
  }

  private static @Nullable Checkpoint checkpoint(@Nullable BsonValue line) {
    if (line == null || !line.isString()) {
      return null;
    }
    try {
      return Checkpoint.parse(line.asString().getValue());
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
