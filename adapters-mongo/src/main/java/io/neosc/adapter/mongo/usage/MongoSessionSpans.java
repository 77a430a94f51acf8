package io.neosc.adapter.mongo.usage;

import com.mongodb.ClientSessionOptions;
import com.mongodb.client.ClientSession;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.adapter.mongo.shared.UniqueIndexes;
import io.neosc.application.usage.port.out.SessionSpans;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.usage.SessionSpan;
import io.neosc.domain.usage.UsageWindow;
import io.neosc.domain.workspace.WorkspaceId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Session spans in MongoDB. Ended ones are the keys of one index, in its order, without a look at
 * the documents; those that go on are few and read first. Both are read at the same moment of a
 * snapshot, so a session that ends meanwhile is in one of them.
 */
@Singleton
final class MongoSessionSpans implements SessionSpans {
  static final String INDEX = "usage";
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final int ROWS = 10_000;
  private static final ClientSessionOptions SNAPSHOT =
      ClientSessionOptions.builder().snapshot(true).build();

  /** With a bound on the first field the server looks at keys alone. */
  private static final Bson ANYWHERE = Filters.gte(EndedCodec.WORKSPACE, "");

  private final MongoClient client;
  private final MongoDatabase database;

  MongoSessionSpans(MongoClient client, MongoDatabase database) {
    this.client = client;
    this.database = database.withTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public boolean read(
      @Nullable WorkspaceId workspace,
      UsageWindow window,
      int limit,
      Consumer<SessionSpan> reader) {
    var where = workspace == null ? ANYWHERE : in(workspace);
    return Reads.run(() -> {
      try (var session = client.startSession(SNAPSHOT)) {
        var merged = new Merged(active(session, where), limit, reader);
        try (var cursor = ended(session, where, window).limit(limit + 1).cursor();
            var ahead = new ReadAhead<>(cursor)) {
          ahead.forEach(merged::ended);
        }
        return merged.finish();
      }
    });
  }

  private static Bson in(WorkspaceId workspace) {
    return Filters.eq(EndedCodec.WORKSPACE, workspace.value());
  }

  private List<SessionSpan> active(ClientSession session, Bson where) {
    return sessions()
        .find(session, Filters.and(where, Filters.eq("active", true)))
        .projection(
            Projections.include(EndedCodec.WORKSPACE, EndedCodec.ACCOUNT, EndedCodec.STARTED))
        .hintString(UniqueIndexes.LIVE_SESSION_SLOT)
        .map(MongoSessionSpans::active)
        .into(new ArrayList<>());
  }

  private static SessionSpan active(BsonDocument session) {
    return new SessionSpan(
        new WorkspaceId(session.getString(EndedCodec.WORKSPACE).getValue()),
        new AccountId(session.getString(EndedCodec.ACCOUNT).getValue()),
        Instant.ofEpochMilli(session.getDateTime(EndedCodec.STARTED).getValue()),
        null);
  }

  private FindIterable<RawBsonDocument> ended(
      ClientSession session, Bson where, UsageWindow window) {
    return database
        .getCollection(Collections.SESSIONS, RawBsonDocument.class)
        .find(
            session,
            Filters.and(
                where,
                Filters.gt(EndedCodec.ENDED, window.from()),
                Filters.lt(EndedCodec.STARTED, window.to())))
        .sort(
            Sorts.orderBy(
                Sorts.ascending(EndedCodec.WORKSPACE), Sorts.descending(EndedCodec.ENDED)))
        .returnKey(true)
        .hintString(INDEX)
        .batchSize(ROWS);
  }

  @Override
  public Optional<String> lastName(WorkspaceId workspace) {
    return Reads.run(() ->
        Optional.ofNullable(
                sessions()
                    .find(Filters.and(in(workspace), Filters.gt(EndedCodec.ENDED, Instant.EPOCH)))
                    .projection(Projections.include("workspace_name"))
                    .sort(Sorts.descending(EndedCodec.ENDED))
                    .hintString(INDEX)
                    .first())
            .map(session -> session.getString("workspace_name").getValue()));
  }

  private MongoCollection<BsonDocument> sessions() {
    return database.getCollection(Collections.SESSIONS, BsonDocument.class);
  }

  /** Puts those that go on before the ended ones of the same workspace. */
  private static final class Merged {
    private final Map<String, List<SessionSpan>> active = new LinkedHashMap<>();
    private final EndedCodec keys = new EndedCodec();
    private final int limit;
    private final Consumer<SessionSpan> reader;
    private @Nullable WorkspaceId present;
    private int count;

    Merged(List<SessionSpan> goingOn, int limit, Consumer<SessionSpan> reader) {
      this.limit = limit;
      this.reader = reader;
      goingOn.forEach(span ->
          active.computeIfAbsent(span.workspace().value(), _ -> new ArrayList<>()).add(span));
    }

    /** Takes an ended one in; false if it is one too many. */
    boolean ended(RawBsonDocument key) {
      var span = key.decode(keys);
      if (!span.workspace().equals(present)) {
        present = span.workspace();
        var here = active.remove(span.workspace().value());
        if (here != null) {
          here.forEach(reader);
        }
      }
      reader.accept(span);
      count++;
      return count <= limit;
    }

    /** Those of workspaces without ended ones; false if there were too many. */
    boolean finish() {
      active.values().forEach(spans -> spans.forEach(reader));
      return count <= limit;
    }
  }
}
