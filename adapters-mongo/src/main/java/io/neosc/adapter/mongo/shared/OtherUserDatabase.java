package io.neosc.adapter.mongo.shared;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.jspecify.annotations.Nullable;

/**
 * The database as a client sees it that may do more with the audit trail than the application: with
 * credentials of its own if there are any, so that those of the application need not have the right
 * (AU-5).
 *
 * @param own null where the application's client does it
 */
public record OtherUserDatabase(MongoDatabase database, @Nullable MongoClient own)
    implements AutoCloseable {
  /** May change stored entries ({@code neosc.mongodb.erasure-uri}, AU-12). */
  public static final String ERASING = "erasing";

  /** May remove archived entries ({@code neosc.mongodb.retention-uri}, AU-11). */
  public static final String RETENTION = "retention";

  /** A client with the application's settings, and the credentials of {@code uri}. */
  public static OtherUserDatabase by(
      MongoClientSettings settings, ConnectionString uri, String database) {
    var client =
        MongoClients.create(
            MongoClientSettings.builder(settings).applyConnectionString(uri).build());
    return new OtherUserDatabase(client.getDatabase(database), client);
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }
}
