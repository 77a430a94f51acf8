package io.neosc.adapter.mongo.shared;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.jspecify.annotations.Nullable;

/**
 * The database as the only client sees it that may remove entries of the trail: with credentials of
 * its own if there are any ({@code neosc.mongodb.retention-uri}), so that those of the application
 * need not have the right (AU-5, AU-11).
 *
 * @param own null where the application's client does it
 */
public record RetentionDatabase(MongoDatabase database, @Nullable MongoClient own)
    implements AutoCloseable {

  /** A client with the application's settings, and the credentials of {@code uri}. */
  public static RetentionDatabase by(
      MongoClientSettings settings, ConnectionString uri, String database) {
    var client =
        MongoClients.create(
            MongoClientSettings.builder(settings).applyConnectionString(uri).build());
    return new RetentionDatabase(client.getDatabase(database), client);
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }
}
