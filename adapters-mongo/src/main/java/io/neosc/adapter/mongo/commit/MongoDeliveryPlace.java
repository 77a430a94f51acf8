package io.neosc.adapter.mongo.commit;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.audit.port.out.DeliveryPlace;
import jakarta.inject.Singleton;
import org.bson.Document;

/** The place among the facts about this database: it is one number, and only ever grows. */
@Singleton
final class MongoDeliveryPlace implements DeliveryPlace {
  private static final String ID = "_id";
  private static final String NAME = "delivered-checkpoints";
  private static final String SEQ = "seq";

  private final MongoCollection<Document> schema;

  MongoDeliveryPlace(MongoDatabase database) {
    this.schema =
        database
            .getCollection(Collections.SCHEMA)
            .withReadPreference(ReadPreference.primary())
            .withReadConcern(ReadConcern.MAJORITY)
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  @Override
  public long delivered() {
    return Reads.run(() -> {
      var found = schema.find(Filters.eq(ID, NAME)).first();
      return found == null ? 0L : found.getLong(SEQ);
    });
  }

  @Override
  public void delivered(long seq) {
    var _ =
        Reads.run(() ->
            schema.updateOne(
                Filters.eq(ID, NAME), Updates.max(SEQ, seq), new UpdateOptions().upsert(true)));
  }
}
