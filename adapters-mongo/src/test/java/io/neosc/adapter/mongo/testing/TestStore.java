package io.neosc.adapter.mongo.testing;

import com.mongodb.client.MongoDatabase;
import io.micronaut.context.ApplicationContext;
import io.neosc.adapter.mongo.commit.StoredForms;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.mongod.MongodForTests;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** The adapter's beans on a fresh database of the tests' server. */
public final class TestStore implements AutoCloseable {
  private final ApplicationContext context;

  private TestStore(ApplicationContext context) {
    this.context = context;
  }

  public static TestStore fresh() {
    return at(address(MongodForTests.shared().uri(), MongodForTests.shared().newDatabase()));
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

  public MongoDatabase database() {
    return bean(MongoDatabase.class);
  }

  /** Stores without the write door: what the door writes, without its entry. */
  public void store(AggregateRoot<?, ?> aggregate) {
    var form = bean(StoredForms.class).of(aggregate);
    var collection = database().getCollection(form.collection(), BsonDocument.class);
    var id = new BsonDocument("_id", new BsonString(form.id()));
    if (form.document() == null) {
      collection.deleteOne(id);
    } else if (form.loadedVersion() == 0) {
      collection.insertOne(form.document());
    } else {
      collection.replaceOne(id, Objects.requireNonNull(form.document()));
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
