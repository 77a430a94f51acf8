package io.neosc.adapter.mongo.apikey;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.apikey.port.out.ApiKeyUses;
import io.neosc.domain.apikey.ApiKeyId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;

/** Last uses in MongoDB, by the driver, beside the keys themselves: the write door owns those. */
@Singleton
final class MongoApiKeyUses implements ApiKeyUses {
  private static final String LAST_USED_AT = "last_used_at";
  private final MongoCollection<BsonDocument> uses;

  MongoApiKeyUses(MongoDatabase database) {
    this.uses =
        database
            .getCollection(Collections.API_KEY_USES, BsonDocument.class)
            .withWriteConcern(WriteConcern.W1);
  }

  @Override
  public void used(ApiKeyId id, Instant at) {
    var _ =
        Reads.run(() ->
            uses.updateOne(
                Filters.eq("_id", id.value()),
                Updates.max(LAST_USED_AT, new BsonDateTime(at.toEpochMilli())),
                new UpdateOptions().upsert(true)));
  }

  @Override
  public Map<ApiKeyId, Instant> lastUses(Collection<ApiKeyId> ids) {
    var keys = ids.stream().map(ApiKeyId::value).toList();
    return Reads.run(() -> {
      var found = new HashMap<ApiKeyId, Instant>();
      for (var use : uses.find(Filters.in("_id", keys))) {
        found.put(
            new ApiKeyId(use.getString("_id").getValue()),
            Instant.ofEpochMilli(use.getDateTime(LAST_USED_AT).getValue()));
      }
      return found;
    });
  }
}
