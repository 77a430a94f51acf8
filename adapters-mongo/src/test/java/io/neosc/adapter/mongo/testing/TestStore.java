package io.neosc.adapter.mongo.testing;

import com.mongodb.client.MongoDatabase;
import io.micronaut.context.ApplicationContext;
import io.neosc.adapter.mongo.commit.StoredForms;
import io.neosc.application.shared.port.Store;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.mongod.MongodForTests;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.Document;

/** The adapter's beans on a fresh database of the tests' server. */
public final class TestStore implements AutoCloseable {
  private final ApplicationContext context;

  private TestStore(ApplicationContext context) {
    this.context = context;
  }

  /** On a new and empty database, without any collection. */
  public static TestStore fresh() {
    return at(address(MongodForTests.shared().uri(), MongodForTests.shared().newDatabase()));
  }

  /** On a new database as the product prepares it. */
  public static TestStore prepared() {
    return fresh().prepare();
  }

  /** Prepares the database as at start. What is of the tests' past does not go by itself. */
  public TestStore prepare() {
    bean(Store.class).prepare();
    for (var collection : List.of("sign_ins", "launch_tickets")) {
      database()
          .runCommand(
              new Document("collMod", collection)
                  .append(
                      "index",
                      new Document("name", "expiry").append("expireAfterSeconds", 2_000_000_000)));
    }
    return this;
  }

  /** Removes all aggregates. The chain stays, because the write door knows its end. */
  public void empty() {
    for (var collection :
        List.of(
            "accounts",
            "sign_ins",
            "organizations",
            "workspaces",
            "sessions",
            "policies",
            "alerts",
            "locks",
            "counters",
            "live_tickets",
            "launch_tickets",
            "idempotency_keys")) {
      database().getCollection(collection).deleteMany(new Document());
    }
  }

  /** On a database of any server. */
  public static TestStore at(String uri) {
    return new TestStore(ApplicationContext.run(Map.of("mongodb.uri", uri)));
  }

  /** A server's address with the name of a database in it. */
  public static String address(String uri, String database) {
    var schemeEnd = uri.indexOf("://") + 3;
    var query = uri.indexOf('?');
    var hosts = uri.substring(schemeEnd, query < 0 ? uri.length() : query);
    var path = hosts.indexOf('/');
    return uri.substring(0, schemeEnd)
        + (path < 0 ? hosts : hosts.substring(0, path))
        + "/"
        + database
        + (query < 0 ? "" : uri.substring(query));
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** For what the test itself does; a disk under load is given time, unlike by the product. */
  public MongoDatabase database() {
    return bean(MongoDatabase.class).withTimeout(1, TimeUnit.MINUTES);
  }

  /** Inserts under the next version without the write door, and so without an entry. */
  public void insert(AggregateRoot<?, ?> aggregate) {
    var form = bean(StoredForms.class).of(aggregate);
    database()
        .getCollection(form.collection(), BsonDocument.class)
        .insertOne(Objects.requireNonNull(form.document()));
  }

  @Override
  public void close() {
    context.close();
  }
}
