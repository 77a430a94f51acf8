package io.neosc.adapter.mongo.erasure;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.erasure.port.out.PersonalRemains;
import io.neosc.domain.erasure.Mentions;
import io.neosc.domain.identity.AccountId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * What MongoDB removes by itself after a day, earlier. Everything in these collections is looked
 * through: they are small, and no index helps to find a person in a text.
 */
@Singleton
final class MongoPersonalRemains implements PersonalRemains {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private final MongoDatabase database;

  MongoPersonalRemains(MongoDatabase database) {
    this.database = database.withTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void forget(AccountId account, Mentions person) {
    Reads.run(() -> {
      documents(Collections.SIGN_INS).deleteMany(Filters.eq("account_id", account.value()));
      deleteMentioning(person, Collections.SIGN_IN_ATTEMPTS, Filters.exists("email"));
      deleteMentioning(person, Collections.IDEMPOTENCY_KEYS, Filters.exists("answer.body"));
      return true;
    });
  }

  private void deleteMentioning(Mentions person, String collection, Bson candidates) {
    var documents = documents(collection);
    try (var found =
        documents.find(candidates).projection(Projections.include("email", "answer")).iterator()) {
      while (found.hasNext()) {
        var document = found.next();
        if (mentions(person, document)) {
          documents.deleteOne(Filters.eq("_id", document.get("_id")));
        }
      }
    }
  }

  private static boolean mentions(Mentions person, BsonValue value) {
    return switch (value) {
      case BsonDocument document ->
          document.values().stream().anyMatch(field -> mentions(person, field));
      case BsonArray array -> array.stream().anyMatch(element -> mentions(person, element));
      default -> value.isString() && person.in(value.asString().getValue());
    };
  }

  private MongoCollection<BsonDocument> documents(String collection) {
    return database.getCollection(collection, BsonDocument.class);
  }
}
