package io.neosc.adapter.mongo.schema;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Field;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SearchWords;
import io.neosc.domain.organization.Membership;
import io.neosc.domain.organization.OrganizationId;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * Organizations become documents of their own: accounts and sign-ins keep the id alone. What is
 * bounded from now on is counted: admins who can sign in, and accounts of each organization.
 * Accounts get the words by which they are found. Each step finds only what lacks it, or counts
 * anew, so that it can begin again.
 */
final class AccountsGetOrganizations {
  private static final int AT_ONCE = 500;

  private AccountsGetOrganizations() {}

  static void run(MongoDatabase database) {
    nameOrganizationsById(database, Collections.ACCOUNTS);
    nameOrganizationsById(database, Collections.SIGN_INS);
    addWords(database);
    countAdmins(database);
    countMembers(database);
  }

  private static void nameOrganizationsById(MongoDatabase database, String collection) {
    database
        .getCollection(collection)
        .updateMany(
            Filters.exists("organization_id", false),
            List.of(
                Aggregates.set(new Field<>("organization_id", "$organization.id")),
                Aggregates.unset("organization")));
  }

  private static void addWords(MongoDatabase database) {
    var accounts = database.getCollection(Collections.ACCOUNTS);
    var some = new ArrayList<WriteModel<Document>>();
    for (var account :
        accounts
            .find(Filters.exists("search", false))
            .projection(Projections.include("name", "email"))) {
      var words =
          SearchWords.beginningsOf(
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

  private static void countAdmins(MongoDatabase database) {
    var admins =
        database
            .getCollection(Collections.ACCOUNTS)
            .countDocuments(
                Filters.and(Filters.eq("role", Role.ADMIN.name()), Filters.eq("disabled", false)));
    put(database, Account.ENABLED_ADMINS, admins);
  }

  private static void countMembers(MongoDatabase database) {
    for (var organization :
        database
            .getCollection(Collections.ACCOUNTS)
            .aggregate(
                List.of(Aggregates.group("$organization_id", Accumulators.sum("accounts", 1L))))) {
      var id = new OrganizationId(organization.getString("_id"));
      if (Membership.counted(id)) {
        put(database, Membership.counterOf(id), organization.getLong("accounts"));
      }
    }
  }

  private static void put(MongoDatabase database, String counter, long value) {
    database
        .getCollection(Collections.COUNTERS)
        .updateOne(
            Filters.eq("_id", counter),
            Updates.set("value", value),
            new UpdateOptions().upsert(true));
  }
}
