package io.neosc.adapter.mongo.schema;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.neosc.adapter.mongo.session.SessionDocument;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.session.Session;
import io.neosc.domain.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;

/**
 * Active sessions were counted by workspace alone; from now on they are by account and altogether
 * too (SE-10). Sessions get what admins find them by, and where they were used from (SE-6, SE-13).
 * Each step finds only what lacks it, or counts anew, so that it can begin again.
 */
final class SessionsAreCounted {
  private static final int AT_ONCE = 500;

  private SessionsAreCounted() {}

  static void run(MongoDatabase database) {
    complete(database);
    count(database, "$workspace_id", id -> Session.counterOf(new WorkspaceId(id)));
    count(database, "$account_id", id -> Session.counterOf(new AccountId(id)));
    put(
        database,
        Session.INSTALLATION_COUNTER,
        database.getCollection(Collections.SESSIONS).countDocuments(Filters.eq("active", true)));
  }

  /** A document that is read and written again has everything. */
  private static void complete(MongoDatabase database) {
    var sessions = database.getCollection(Collections.SESSIONS, SessionDocument.class);
    var some = new ArrayList<WriteModel<SessionDocument>>();
    for (var session : sessions.find(Filters.exists("suspected", false)).batchSize(AT_ONCE)) {
      some.add(
          new ReplaceOneModel<>(
              Filters.eq("_id", session.id()), SessionDocument.of(session.toState())));
      if (some.size() == AT_ONCE) {
        sessions.bulkWrite(some);
        some.clear();
      }
    }
    if (!some.isEmpty()) {
      sessions.bulkWrite(some);
    }
  }

  private static void count(
      MongoDatabase database, String field, Function<String, String> counterOf) {
    var some = new ArrayList<WriteModel<Document>>();
    for (var counted :
        database
            .getCollection(Collections.SESSIONS)
            .aggregate(
                List.of(
                    Aggregates.match(Filters.eq("active", true)),
                    Aggregates.group(field, Accumulators.sum("sessions", 1L))))) {
      some.add(
          new UpdateOneModel<>(
              Filters.eq("_id", counterOf.apply(counted.getString("_id"))),
              Updates.set("value", counted.getLong("sessions")),
              new UpdateOptions().upsert(true)));
    }
    if (!some.isEmpty()) {
      database.getCollection(Collections.COUNTERS).bulkWrite(some);
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
