package io.neosc.adapter.mongo.commit;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.application.shared.port.UniqueKey;
import io.neosc.domain.shared.StaleAggregate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Stores the documents of a batch, per collection in one bulk, and finds out whose fault it is when
 * that does not work.
 */
final class FormWrites {
  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
  private static final Pattern INDEX = Pattern.compile("index: (\\S+) dup key");
  private static final int DUPLICATE_KEY = 11000;

  /** Up to about here the read that compares versions costs more than planning each write. */
  private static final int A_FEW = 16;

  private final MongoDatabase database;
  private final CommitSettings settings;

  FormWrites(MongoDatabase database, CommitSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /** One document of one caller. */
  private record Slot(Pending owner, StoredForm form) {
    /** Replacements and deletions first: what they free an insert of the same batch may take. */
    int rank() {
      return form.document() == null ? 1 : form.loadedVersion() == 0 ? 2 : 0;
    }

    boolean wasLoaded() {
      return form.loadedVersion() > 0;
    }

    WriteModel<RawBsonDocument> model(boolean compared) {
      if (form.document() == null) {
        return new DeleteOneModel<>(itself(compared));
      }
      return wasLoaded()
          ? new ReplaceOneModel<>(itself(compared), form.document())
          : new InsertOneModel<>(form.document());
    }

    /** By id alone, which the server serves without planning, if the version is known to agree. */
    private Bson itself(boolean compared) {
      var id = Filters.eq("_id", form.id());
      return compared ? id : Filters.and(id, Filters.eq("version", form.loadedVersion()));
    }
  }

  /** What came of storing them: nothing to say, or whom to look at before the next attempt. */
  sealed interface Result {
    record Written() implements Result {}

    /** Some are not as they had been loaded; which, a comparison before the writes will tell. */
    record Unequal() implements Result {}

    /** These are not as they had been loaded. */
    record SomeStale(Map<Pending, RuntimeException> named) implements Result {}

    /** In this collection these callers met a unique value that is taken. */
    record SomeTaken(String collection, Map<Pending, RuntimeException> named) implements Result {}
  }

  /**
   * Stores all documents of {@code members} in the session's transaction. The versions of many are
   * compared in one read before the writes: what changes in between is a write conflict, because
   * all of a transaction works on one snapshot. A few are quicker compared by their writes.
   *
   * @param comparing to compare the versions of a few before their writes too
   */
  Result write(ClientSession session, List<Pending> members, boolean comparing) {
    for (var part : byCollection(members).entrySet()) {
      var result = write(session, part.getKey(), part.getValue(), comparing);
      if (!(result instanceof Result.Written)) {
        return result;
      }
    }
    return new Result.Written();
  }

  private Result write(ClientSession session, String name, List<Slot> slots, boolean comparing) {
    var collection = database.getCollection(name, RawBsonDocument.class);
    var loaded = slots.stream().filter(Slot::wasLoaded).toList();
    var compared = !loaded.isEmpty() && (comparing || loaded.size() > A_FEW);
    if (compared) {
      var stale = stale(session, collection, loaded);
      if (!stale.isEmpty()) {
        return new Result.SomeStale(stale);
      }
    }
    try {
      var models = slots.stream().map(slot -> slot.model(compared)).toList();
      var done = collection.bulkWrite(session, models, UNORDERED);
      return done.getMatchedCount() + done.getDeletedCount() < loaded.size()
          ? new Result.Unequal()
          : new Result.Written();
    } catch (MongoBulkWriteException e) {
      var named = named(e, slots);
      if (named.isEmpty()) {
        throw e;
      }
      return new Result.SomeTaken(name, named);
    }
  }

  private static Map<Pending, RuntimeException> stale(
      ClientSession session, MongoCollection<RawBsonDocument> collection, List<Slot> loaded) {
    var present = new HashMap<String, Long>();
    collection
        .find(session, Filters.in("_id", loaded.stream().map(slot -> slot.form().id()).toList()))
        .projection(Projections.include("version"))
        .forEach(document ->
            present.put(
                document.getString("_id").getValue(), document.getNumber("version").longValue()));
    var stale = new LinkedHashMap<Pending, RuntimeException>();
    for (var slot : loaded) {
      var version = present.get(slot.form().id());
      if (version == null || version != slot.form().loadedVersion()) {
        stale.put(slot.owner(), new StaleAggregate(slot.form().id()));
      }
    }
    return stale;
  }

  private static Map<String, List<Slot>> byCollection(List<Pending> members) {
    var parts = new LinkedHashMap<String, List<Slot>>();
    for (var member : members) {
      for (var form : member.forms()) {
        parts
            .computeIfAbsent(form.collection(), _ -> new ArrayList<>())
            .add(new Slot(member, form));
      }
    }
    parts.values().forEach(slots -> slots.sort(Comparator.comparingInt(Slot::rank)));
    return parts;
  }

  private static Map<Pending, RuntimeException> named(MongoBulkWriteException e, List<Slot> slots) {
    var named = new LinkedHashMap<Pending, RuntimeException>();
    for (var error : e.getWriteErrors()) {
      if (error.getCode() == DUPLICATE_KEY) {
        var slot = slots.get(error.getIndex());
        named.put(slot.owner(), new KeyTaken(keyOf(slot.form(), error.getMessage())));
      }
    }
    return named;
  }

  private static UniqueKey keyOf(StoredForm form, String message) {
    var matcher = INDEX.matcher(message);
    var index = matcher.find() ? matcher.group(1) : message;
    if (index.equals("_id_")) {
      return form.ownKey();
    }
    return form.keys().stream()
        .filter(key -> key.index().equals(index))
        .findFirst()
        .map(ExclusiveKey::key)
        .orElseThrow(() -> new IllegalStateException("no unique key for index " + index));
  }

  /**
   * The callers who claim something in the collection that another document has, so that a batch of
   * many duplicates does not take one round each. What a member of the batch is about to free is
   * left to the next attempt.
   */
  Map<Pending, RuntimeException> taken(String collection, List<Pending> members) {
    var slots = slots(collection, members);
    var changing = new HashSet<String>();
    var claims = new ArrayList<Bson>();
    for (var slot : slots) {
      if (slot.form().loadedVersion() == 0) {
        claims.add(Filters.eq("_id", slot.form().id()));
      } else {
        changing.add(slot.form().id());
      }
      slot.form().keys().forEach(key -> claims.add(key.holder()));
    }
    var taken = new LinkedHashMap<Pending, RuntimeException>();
    if (claims.isEmpty()) {
      return taken;
    }
    for (var holder : latest(collection).find(Filters.or(claims))) {
      for (var slot : slots) {
        var key = conflict(slot.form(), holder, changing);
        if (key != null) {
          taken.putIfAbsent(slot.owner(), new KeyTaken(key));
        }
      }
    }
    return taken;
  }

  private static @Nullable UniqueKey conflict(
      StoredForm form, BsonDocument holder, HashSet<String> changing) {
    var id = holder.getString("_id").getValue();
    if (id.equals(form.id())) {
      return form.loadedVersion() == 0 ? form.ownKey() : null;
    }
    if (changing.contains(id)) {
      return null;
    }
    for (var key : form.keys()) {
      if (key.holder().entrySet().stream()
          .allMatch(field -> field.getValue().equals(at(holder, field.getKey())))) {
        return key.key();
      }
    }
    return null;
  }

  /** The value at a path of names with dots between them. */
  private static @Nullable BsonValue at(BsonDocument document, String path) {
    BsonValue value = document;
    for (var name : path.split("\\.")) {
      value = value instanceof BsonDocument inner ? inner.get(name) : null;
    }
    return value;
  }

  private static List<Slot> slots(String collection, List<Pending> members) {
    return byCollection(members).getOrDefault(collection, List.of());
  }

  private MongoCollection<RawBsonDocument> latest(String collection) {
    return database
        .getCollection(collection, RawBsonDocument.class)
        .withReadConcern(ReadConcern.LOCAL)
        .withReadPreference(ReadPreference.primary())
        .withTimeout(settings.attempt().toMillis(), TimeUnit.MILLISECONDS);
  }
}
