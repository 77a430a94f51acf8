package io.neosc.adapter.mongo.session;

import com.mongodb.client.model.Filters;
import io.neosc.adapter.mongo.shared.Words;
import io.neosc.application.session.port.in.SessionFilter;
import io.neosc.application.shared.port.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** A filter of sessions as it is sent; every part that can stand alone has an index. */
final class SessionConditions {
  /** Behind every word with the same beginning. */
  private SessionConditions() {}

  static Bson of(SessionFilter filter, @Nullable Cursor after) {
    var conditions = new ArrayList<Bson>();
    equal(conditions, "account_id", filter.account() == null ? null : filter.account().value());
    equal(
        conditions, "workspace_id", filter.workspace() == null ? null : filter.workspace().value());
    equal(conditions, "status", name(filter.status()));
    equal(conditions, "evidence.ip.value", filter.ipAddress());
    equal(conditions, "evidence.tunnel.value", name(filter.tunnel()));
    equal(conditions, "evidence.mfa.value", filter.secondFactor());
    equal(conditions, "suspected", name(filter.suspicion()));
    if (filter.suspicious() != null) {
      equal(
          conditions,
          "suspected",
          filter.suspicious() ? SessionDocument.ANY : SessionDocument.NONE);
    }
    if (filter.email() != null) {
      // the words have the index, and the address among them may be a workspace's name
      equal(conditions, "words", filter.email().canonical());
      equal(conditions, "email_key", filter.email().canonical());
    }
    if (filter.text() != null) {
      conditions.addAll(Words.askedBy(filter.text(), "words"));
    }
    if (filter.startedFrom() != null) {
      conditions.add(Filters.gte("started_at", filter.startedFrom()));
    }
    if (filter.startedTo() != null) {
      conditions.add(Filters.lt("started_at", filter.startedTo()));
    }
    if (after != null) {
      conditions.add(Filters.lte("started_at", after.at()));
      conditions.add(
          Filters.or(Filters.lt("started_at", after.at()), Filters.lt("_id", after.id())));
    }
    return conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
  }

  private static void equal(List<Bson> conditions, String field, @Nullable Object value) {
    if (value != null) {
      conditions.add(Filters.eq(field, value));
    }
  }

  private static @Nullable String name(@Nullable Enum<?> constant) {
    return constant == null ? null : constant.name();
  }
}
