package io.neosc.adapter.mongo.idempotency;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.shared.port.IdempotencyClaim;
import io.neosc.application.shared.port.IdempotentAnswers;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.application.shared.port.UniqueKey;
import jakarta.inject.Singleton;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/**
 * Names and answers in MongoDB, by the driver: one command keeps an answer whether the name was
 * taken by a commit or not. Old ones are removed by an index with an end.
 */
@Singleton
final class MongoIdempotentAnswers implements IdempotentAnswers {
  private static final FindOneAndUpdateOptions UPSERT =
      new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
  private final MongoCollection<IdempotencyDocument> durable;
  private final MongoCollection<IdempotencyDocument> firm;

  MongoIdempotentAnswers(MongoDatabase database) {
    var all = database.getCollection(Collections.IDEMPOTENCY_KEYS, IdempotencyDocument.class);
    this.durable = all.withReadConcern(ReadConcern.MAJORITY);
    this.firm = all.withReadConcern(ReadConcern.LINEARIZABLE);
  }

  @Override
  public Optional<Kept> find(String id) {
    return found(durable, id);
  }

  @Override
  public Optional<Kept> await(String id) {
    return found(firm, id);
  }

  private static Optional<Kept> found(MongoCollection<IdempotencyDocument> names, String id) {
    return Reads.run(() -> Optional.ofNullable(names.find(Filters.eq("_id", id)).first()))
        .map(IdempotencyDocument::toKept);
  }

  /**
   * The name is in the filter together with the attempt: of another one it is a duplicate. What is
   * there stays, whoever comes second.
   */
  @Override
  public Answer keep(IdempotencyClaim claim, Answer answer) {
    var own = Filters.and(Filters.eq("_id", claim.id()), Filters.eq("attempt", claim.attempt()));
    var missing =
        new Document("fingerprint", unlessThere("fingerprint", claim.fingerprint()))
            .append("expires_at", unlessThere("expires_at", Date.from(claim.expiresAt())))
            .append("stored", unlessThere("stored", List.of()))
            .append("answer", unlessThere("answer", documentOf(answer)));
    var kept =
        Reads.run(() -> {
          try {
            return durable.findOneAndUpdate(own, List.of(new Document("$set", missing)), UPSERT);
          } catch (MongoCommandException e) {
            if (ErrorCategory.fromErrorCode(e.getErrorCode()) == ErrorCategory.DUPLICATE_KEY) {
              throw new KeyTaken(UniqueKey.IDEMPOTENCY_KEY);
            }
            throw e;
          }
        });
    return Optional.ofNullable(kept)
        .map(IdempotencyDocument::toKept)
        .map(Kept::answer)
        .orElse(answer);
  }

  /** Taken literally: a client's text may look like an expression. */
  private static Document unlessThere(String field, Object value) {
    return new Document("$ifNull", List.of("$" + field, new Document("$literal", value)));
  }

  private static Document documentOf(Answer answer) {
    return new Document("status", answer.status())
        .append("headers", new Document(Map.copyOf(answer.headers())))
        .append("body", answer.body());
  }
}
