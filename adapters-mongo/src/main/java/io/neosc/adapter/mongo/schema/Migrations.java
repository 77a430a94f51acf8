package io.neosc.adapter.mongo.schema;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.neosc.application.shared.port.StoreUnusable;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which migrations a database has had, and those that it lacks (OP-9). Each is recorded in the
 * moment it is complete, by the node that still holds the lock then.
 */
final class Migrations {
  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
  private static final String PREFIX = "migration/";

  private final MongoClient client;
  private final MongoDatabase database;
  private final MongoCollection<Document> schema;
  private final List<Migration> known;
  private final InstantSource clock;

  Migrations(
      MongoClient client,
      MongoDatabase database,
      MongoCollection<Document> schema,
      List<Migration> known,
      InstantSource clock) {
    this.client = client;
    this.database = database;
    this.schema = schema;
    this.known = known.stream().sorted(Comparator.comparing(Migration::id)).toList();
    this.clock = clock;
  }

  /**
   * Those that are still to be applied, in their order.
   *
   * @throws StoreUnusable if the database has one that this program does not know
   */
  List<Migration> missing() {
    var applied = new HashSet<String>();
    for (var record :
        schema
            .withReadConcern(ReadConcern.MAJORITY)
            .find(Filters.regex("_id", "^" + PREFIX))
            .into(new ArrayList<>())) {
      var id = record.getString("_id").substring(PREFIX.length());
      if (known.stream().noneMatch(migration -> migration.id().equals(id))) {
        throw new StoreUnusable(
            "The database "
                + database.getName()
                + " was changed by a newer NeoSC (migration "
                + id
                + ": "
                + record.getString("description")
                + "), and this program is older: start the newer one, or restore a backup from"
                + " before that");
      }
      applied.add(id);
    }
    return known.stream().filter(migration -> !applied.contains(migration.id())).toList();
  }

  /**
   * Applies what is missing.
   *
   * @return whether the lock was held to the end; if not, somebody else goes on
   */
  boolean apply(MigrationLock.Held lock) {
    for (var migration : missing()) {
      LOG.info("Migration {}: {}", migration.id(), migration.description());
      migration.run().accept(database);
      if (!recorded(migration, lock)) {
        LOG.warn("Migration {} took longer than the lock was held", migration.id());
        return false;
      }
    }
    return true;
  }

  private boolean recorded(Migration migration, MigrationLock.Held lock) {
    try (var session = client.startSession()) {
      return session.withTransaction(() -> {
        var held = lock.confirm(session);
        if (held) {
          schema.insertOne(
              session,
              new Document("_id", PREFIX + migration.id())
                  .append("description", migration.description())
                  .append("applied_at", clock.instant()));
        }
        return held;
      });
    }
  }
}
