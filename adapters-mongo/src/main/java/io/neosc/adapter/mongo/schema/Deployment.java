package io.neosc.adapter.mongo.schema;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;

/**
 * The name of this very database: a place in the change stream of another one means nothing here,
 * although the server accepts it.
 */
final class Deployment {
  private Deployment() {}

  /** Gives the database a name if it has none. */
  static void ensure(MongoCollection<Document> schema, String name) {
    schema.updateOne(
        Filters.eq("_id", "deployment"),
        Updates.setOnInsert("name", name),
        new UpdateOptions().upsert(true));
  }
}
