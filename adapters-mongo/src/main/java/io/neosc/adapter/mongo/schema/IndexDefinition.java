package io.neosc.adapter.mongo.schema;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * One index.
 *
 * @param name unique in its collection
 * @param keys fields with 1 or -1, in their order
 * @param unique whether no two documents in it may have the same values
 * @param only which documents are in it; null for all
 * @param expireAfter documents go this long after the time in the one field; null for never
 * @param query what would be slow or wrong without it
 */
record IndexDefinition(
    String collection,
    String name,
    BsonDocument keys,
    boolean unique,
    @Nullable BsonDocument only,
    @Nullable Duration expireAfter,
    String query) {

  static IndexDefinition of(String collection, String name, String keys, String query) {
    return new IndexDefinition(
        collection, name, BsonDocument.parse(keys), false, null, null, query);
  }

  IndexDefinition asUnique() {
    return new IndexDefinition(collection, name, keys, true, only, expireAfter, query);
  }

  IndexDefinition where(String condition) {
    return new IndexDefinition(
        collection, name, keys, unique, BsonDocument.parse(condition), expireAfter, query);
  }

  IndexDefinition expiring(Duration after) {
    return new IndexDefinition(collection, name, keys, unique, only, after, query);
  }

  /** Whether an index as the server lists it is this one. */
  boolean sameAs(BsonDocument listed) {
    return orderedEquals(keys, listed.getDocument("key"))
        && unique == listed.getBoolean("unique", BsonBoolean.FALSE).getValue()
        && Objects.equals(only, listed.get("partialFilterExpression"))
        && Objects.equals(expireSeconds(), listedExpireSeconds(listed));
  }

  @Nullable Long expireSeconds() {
    return expireAfter == null ? null : expireAfter.toSeconds();
  }

  private static @Nullable Long listedExpireSeconds(BsonDocument listed) {
    return listed.isNumber("expireAfterSeconds")
        ? listed.getNumber("expireAfterSeconds").longValue()
        : null;
  }

  /** Documents are equal without regard to order; the order of keys is what an index is. */
  private static boolean orderedEquals(BsonDocument wanted, BsonDocument listed) {
    return List.copyOf(wanted.keySet()).equals(List.copyOf(listed.keySet()))
        && wanted.keySet().stream()
            .allMatch(field ->
                listed.isNumber(field)
                    && wanted.getNumber(field).intValue() == listed.getNumber(field).intValue());
  }
}
