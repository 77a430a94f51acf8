package io.neosc.adapter.mongo.schema;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.SearchWords;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Accounts had each beginning of each word by which they are found, up to some hundred, all of them
 * keys of an index that every change of an account computed anew. Now they have the words (ADR
 * 007).
 */
final class AccountsKeepWholeWords {
  private static final int AT_ONCE = 500;

  private AccountsKeepWholeWords() {}

  static void run(MongoDatabase database) {
    giveWords(database, Filters.empty());
  }

  /** Gives each account that {@code which} chooses the words that it is to have. */
  static void giveWords(MongoDatabase database, Bson which) {
    var accounts = database.getCollection(Collections.ACCOUNTS);
    var some = new ArrayList<WriteModel<Document>>();
    for (var account : accounts.find(which).projection(Projections.include("name", "email"))) {
      var words =
          SearchWords.wordsOf(
              account.getString("name"), new EmailAddress(account.getString("email")));
      some.add(
          new UpdateOneModel<>(
              Filters.eq("_id", account.getString("_id")),
              Updates.set("search", List.copyOf(words))));
      if (some.size() == AT_ONCE) {
        accounts.bulkWrite(some);
        some.clear();
      }
    }
    if (!some.isEmpty()) {
      accounts.bulkWrite(some);
    }
  }
}
