package io.neosc.adapter.mongo.schema;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Field;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.Role;
import io.neosc.domain.organization.Membership;
import io.neosc.domain.organization.OrganizationId;
import java.util.List;

/**
 * Organizations become documents of their own: accounts and sign-ins keep the id alone. What is
 * bounded from now on is counted: admins who can sign in, and accounts of each organization.
 * Accounts get the words by which they are found. Each step finds only what lacks it, or counts
 * anew, so that it can begin again.
 */
final class AccountsGetOrganizations {
  private AccountsGetOrganizations() {}

  static void run(MongoDatabase database) {
    nameOrganizationsById(database, Collections.ACCOUNTS);
    nameOrganizationsById(database, Collections.SIGN_INS);
    AccountsKeepWholeWords.giveWords(database, Filters.exists("search", false));
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
