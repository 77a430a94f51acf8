package io.neosc.adapter.mongo.schema;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import io.neosc.application.shared.port.StoreUnusable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the indexes that a database has with those that are declared, and makes missing ones.
 */
final class IndexKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);
  private static final String OF_THE_SERVER = "_id_";
  private static final int NAMESPACE_EXISTS = 48;
  private static final int NAMESPACE_NOT_FOUND = 26;
  private static final int DUPLICATE_KEY = 11000;
  private static final List<Integer> CONFLICTS = List.of(85, 86);

  private final MongoDatabase database;
  private final List<String> collections;
  private final List<IndexDefinition> declared;

  IndexKeeper(MongoDatabase database, List<String> collections, List<IndexDefinition> declared) {
    this.database = database;
    this.collections = collections;
    this.declared = declared;
  }

  /**
   * What the database lacks.
   *
   * @throws StoreUnusable if an index of a declared name is another one
   */
  boolean complete() {
    var present = new HashSet<>(database.listCollectionNames().into(new ArrayList<>()));
    return present.containsAll(collections) && missing().isEmpty();
  }

  /**
   * Makes what is missing. Indexes that nobody declared stay, and are named in the log.
   *
   * @throws StoreUnusable if an index cannot be made because of what is there
   */
  void bringAbout() {
    var present = database.listCollectionNames().into(new ArrayList<>());
    collections.stream().filter(name -> !present.contains(name)).forEach(this::createCollection);
    missing().forEach(this::create);
    extra().forEach(name -> LOG.warn("The index {} is not one of NeoSC's; it only costs", name));
  }

  private void createCollection(String name) {
    try {
      database.createCollection(name);
    } catch (MongoCommandException e) {
      if (e.getErrorCode() != NAMESPACE_EXISTS) {
        throw e;
      }
    }
  }

  private List<IndexDefinition> missing() {
    var listed = new HashMap<String, Map<String, BsonDocument>>();
    var missing = new ArrayList<IndexDefinition>();
    for (var index : declared) {
      var found = listed.computeIfAbsent(index.collection(), this::list).get(index.name());
      if (found == null) {
        missing.add(index);
      } else if (!index.sameAs(found)) {
        throw new StoreUnusable(
            "The index %s of %s.%s is not the one that NeoSC needs (%s); if nothing else uses it, drop it with db.%s.dropIndex(\"%s\") and start again"
                .formatted(
                    index.name(),
                    database.getName(),
                    index.collection(),
                    index.query(),
                    index.collection(),
                    index.name()));
      }
    }
    return missing;
  }

  /** Indexes of our collections that nobody declared, as {@code collection.name}. */
  List<String> extra() {
    var extra = new ArrayList<String>();
    for (var collection : collections) {
      for (var name : list(collection).keySet()) {
        if (!name.equals(OF_THE_SERVER)
            && declared.stream()
                .noneMatch(
                    index -> index.collection().equals(collection) && index.name().equals(name))) {
          extra.add(collection + "." + name);
        }
      }
    }
    return extra;
  }

  private Map<String, BsonDocument> list(String collection) {
    var byName = new HashMap<String, BsonDocument>();
    try {
      for (var index : database.getCollection(collection).listIndexes(BsonDocument.class)) {
        byName.put(index.getString("name").getValue(), index);
      }
    } catch (MongoCommandException e) {
      if (e.getErrorCode() != NAMESPACE_NOT_FOUND) {
        throw e;
      }
    }
    return byName;
  }

  private void create(IndexDefinition index) {
    var options = new IndexOptions().name(index.name()).unique(index.unique());
    Optional.ofNullable(index.only()).ifPresent(options::partialFilterExpression);
    Optional.ofNullable(index.expireSeconds())
        .ifPresent(seconds -> options.expireAfter(seconds, TimeUnit.SECONDS));
    try {
      database.getCollection(index.collection()).createIndex(index.keys(), options);
    } catch (MongoException e) {
      throw Objects.requireNonNullElse(unusable(index, e), e);
    }
  }

  private @Nullable RuntimeException unusable(IndexDefinition index, MongoException error) {
    var place = database.getName() + "." + index.collection();
    if (error.getCode() == DUPLICATE_KEY) {
      return new StoreUnusable(
          "The unique index %s cannot be made: %s holds documents that share %s"
              .formatted(index.name(), place, index.keys().keySet()));
    }
    if (CONFLICTS.contains(error.getCode())) {
      return new StoreUnusable(
          "The index %s cannot be made: %s has another one on the same fields; drop that one and start again"
              .formatted(index.name(), place));
    }
    return null;
  }
}
