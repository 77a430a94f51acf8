package io.neosc.adapter.mongo.schema;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.StartStep;
import io.neosc.application.shared.port.IdGenerator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collections, migrations and indexes, made by one node while the others wait for it. */
@Singleton
final class SchemaStep implements StartStep {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaStep.class);
  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  /** An index over what years have stored takes its time. */
  private static final Duration LONGEST_COMMAND = Duration.ofHours(6);

  private final MongoDatabase database;
  private final IndexKeeper indexes;
  private final Migrations migrations;
  private final MigrationLock lock;
  private final IdGenerator ids;

  @Inject
  SchemaStep(MongoClient client, MongoDatabase database, IdGenerator ids, InstantSource clock) {
    this(client, database, ids, clock, ShippedMigrations.ALL, LEASE);
  }

  SchemaStep(
      MongoClient client,
      MongoDatabase database,
      IdGenerator ids,
      InstantSource clock,
      List<Migration> migrations,
      Duration lease) {
    this.database = database.withTimeout(LONGEST_COMMAND.toSeconds(), TimeUnit.SECONDS);
    this.ids = ids;
    var schema = database.getCollection(Collections.SCHEMA);
    this.indexes = new IndexKeeper(this.database, Indexes.COLLECTIONS, Indexes.ALL);
    this.migrations = new Migrations(client, this.database, schema, migrations, clock);
    this.lock = new MigrationLock(schema, lease);
  }

  @Override
  public void run() {
    Deployment.ensure(database.getCollection(Collections.SCHEMA), ids.next("dep-"));
    var told = false;
    while (!migrations.missing().isEmpty() || !indexes.complete()) {
      var taken = lock.tryTake();
      if (taken.isPresent()) {
        try (var held = taken.get()) {
          if (migrations.apply(held)) {
            indexes.bringAbout();
          }
        }
      } else {
        if (!told) {
          LOG.info("Another node is preparing the database; waiting for it");
          told = true;
        }
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      }
    }
  }
}
