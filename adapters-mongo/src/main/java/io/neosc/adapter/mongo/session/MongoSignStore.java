package io.neosc.adapter.mongo.session;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.adapter.mongo.shared.Stored;
import io.neosc.application.session.port.out.SignStore;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.SignOfLife;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Signs of life in MongoDB, one document per session, by the driver: {@code $max} on each field in
 * one unordered bulk, so that nodes never meet in a conflict. The change stream does not carry
 * them.
 */
@Singleton
final class MongoSignStore implements SignStore {
  private static final String LAST_SEEN_AT = "last_seen_at";
  private static final String TUNNEL_AT = "tunnel_at";
  private static final String IP_AT = "ip_at";
  private static final String RECORDING_AT = "recording_at";
  private static final String BYTES_IN = "bytes_in";
  private static final String BYTES_OUT = "bytes_out";
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
  private final MongoCollection<BsonDocument> signs;

  MongoSignStore(MongoDatabase database) {
    this.signs =
        database
            .getCollection(Collections.SESSION_SIGNS, BsonDocument.class)
            .withWriteConcern(WriteConcern.MAJORITY);
  }

  @Override
  public void store(Collection<SignOfLife> fresh) {
    if (!fresh.isEmpty()) {
      var updates = fresh.stream().map(MongoSignStore::update).toList();
      var _ = Reads.run(() -> signs.bulkWrite(updates, UNORDERED));
    }
  }

  private static UpdateOneModel<BsonDocument> update(SignOfLife sign) {
    var largest = new BsonDocument();
    put(largest, LAST_SEEN_AT, sign.lastSeenAt());
    put(largest, TUNNEL_AT, sign.tunnelAt());
    put(largest, IP_AT, sign.ipAt());
    put(largest, RECORDING_AT, sign.recordingAt());
    put(largest, BYTES_IN, sign.bytesIn());
    put(largest, BYTES_OUT, sign.bytesOut());
    return new UpdateOneModel<>(
        new BsonDocument("_id", new BsonString(sign.session().value())),
        new BsonDocument("$max", largest),
        UPSERT);
  }

  private static void put(BsonDocument largest, String field, @Nullable Instant value) {
    if (value != null) {
      largest.put(field, new BsonDateTime(value.toEpochMilli()));
    }
  }

  private static void put(BsonDocument largest, String field, @Nullable Long value) {
    if (value != null) {
      largest.put(field, new BsonInt64(value));
    }
  }

  @Override
  public Map<SessionId, SignOfLife> find(Collection<SessionId> sessions) {
    if (sessions.isEmpty()) {
      return Map.of();
    }
    var ids = sessions.stream().map(SessionId::value).toList();
    return Reads.run(() -> {
      var found = new HashMap<SessionId, SignOfLife>();
      for (var document : signs.find(Filters.in("_id", ids))) {
        var sign = sign(document);
        found.put(sign.session(), sign);
      }
      return found;
    });
  }

  private static SignOfLife sign(BsonDocument document) {
    var id = document.getString("_id").getValue();
    return Stored.read(
        Collections.SESSION_SIGNS,
        id,
        () ->
            new SignOfLife(
                new SessionId(id),
                Stored.present(LAST_SEEN_AT, time(document.get(LAST_SEEN_AT))),
                time(document.get(TUNNEL_AT)),
                time(document.get(IP_AT)),
                time(document.get(RECORDING_AT)),
                count(document.get(BYTES_IN)),
                count(document.get(BYTES_OUT))));
  }

  private static @Nullable Instant time(@Nullable BsonValue value) {
    return value == null ? null : Instant.ofEpochMilli(value.asDateTime().getValue());
  }

  private static @Nullable Long count(@Nullable BsonValue value) {
    return value == null ? null : value.asInt64().getValue();
  }
}
