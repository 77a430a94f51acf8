package io.neosc.adapter.mongo.commit;

import static java.util.Objects.requireNonNull;

import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.UnreadableDocument;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditEntryId;
import io.neosc.domain.audit.PersonalPart;
import io.neosc.domain.audit.Salt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonBinary;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.RawBsonDocument;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of an audit entry, written and read field by field. Fields without a value are
 * left out; an erased personal part is left out as a whole. Hashes and text come back exactly as
 * they were written, times are BSON dates.
 */
public final class AuditEntryDocument {
  private static final int FIRST_SIZE = 1024;

  private AuditEntryDocument() {}

  /** The document that stores {@code entry}. */
  public static RawBsonDocument of(AuditEntry entry) {
    var buffer = new BasicOutputBuffer(FIRST_SIZE);
    write(buffer, entry);
    return new RawBsonDocument(buffer.toByteArray());
  }

  /** Where in the bytes the parts lie that are known only when an entry is chained. */
  record Places(int seq, int prevHash, int hash) {}

  static Places write(BasicOutputBuffer buffer, AuditEntry entry) {
    try (var writer = new BsonBinaryWriter(buffer)) {
      writer.writeStartDocument();
      writer.writeString("_id", entry.id().value());
      writer.writeInt32("v", entry.v());
      writer.writeString("chain", entry.chain());
      writer.writeInt64("seq", entry.seq());
      var afterSeq = buffer.getPosition();
      text(writer, "user_id", entry.userId());
      writer.writeString("action", entry.action());
      writer.writeString("resource", entry.resource());
      writer.writeDateTime("timestamp", entry.timestamp().toEpochMilli());
      writer.writeBoolean("success", entry.success());
      text(writer, "role", entry.role());
      text(writer, "sign_in", entry.signIn());
      text(writer, "session_id", entry.sessionId());
      text(writer, "trace_id", entry.traceId());
      writer.writeString("commitment", entry.commitment());
      if (entry.personal() != null) {
        personal(writer, entry.personal());
      }
      writer.writeString("prev_hash", entry.prevHash());
      var afterPrevHash = buffer.getPosition();
      writer.writeString("hash", entry.hash());
      var afterHash = buffer.getPosition();
      writer.writeEndDocument();
      return new Places(
          afterSeq - Long.BYTES,
          afterPrevHash - 1 - entry.prevHash().length(),
          afterHash - 1 - entry.hash().length());
    }
  }

  private static void personal(BsonWriter writer, PersonalPart part) {
    writer.writeStartDocument("personal");
    writer.writeBinaryData("salt", new BsonBinary(part.salt().bytes()));
    text(writer, "user_email", part.userEmail());
    text(writer, "ip_address", part.ipAddress());
    text(writer, "user_agent", part.userAgent());
    text(writer, "details", part.details());
    fields(writer, "before", part.before());
    fields(writer, "after", part.after());
    writer.writeEndDocument();
  }

  private static void text(BsonWriter writer, String name, @Nullable String value) {
    if (value != null) {
      writer.writeString(name, value);
    }
  }

  private static void fields(BsonWriter writer, String name, @Nullable Map<String, ?> value) {
    if (value != null) {
      writer.writeName(name);
      value(writer, value);
    }
  }

  private static void value(BsonWriter writer, @Nullable Object value) {
    switch (value) {
      case null -> writer.writeNull();
      case String text -> writer.writeString(text);
      case Boolean truth -> writer.writeBoolean(truth);
      case Long number -> writer.writeInt64(number);
      case List<?> array -> {
        writer.writeStartArray();
        array.forEach(element -> value(writer, element));
        writer.writeEndArray();
      }
      case Map<?, ?> object -> {
        writer.writeStartDocument();
        object.forEach((key, field) -> {
          writer.writeName(String.valueOf(key));
          value(writer, field);
        });
        writer.writeEndDocument();
      }
      default -> throw new IllegalArgumentException("no audit value: " + value.getClass());
    }
  }

  /**
   * The entry that {@code document} stores; fields that no version of this program writes are
   * passed over.
   *
   * @throws UnreadableDocument if it cannot be one
   */
  public static AuditEntry toEntry(RawBsonDocument document) {
    try {
      return EntryBytes.read(bytes(document));
    } catch (EntryBytes.Unusual unusual) {
      return carefully(document);
    }
  }

  private static byte[] bytes(RawBsonDocument document) {
    var buffer = document.getByteBuffer();
    var bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  /** As {@link #toEntry}, whatever the order of fields, and with a reason for what is none. */
  static AuditEntry carefully(RawBsonDocument document) {
    var fields = new Fields();
    try (var reader = new BsonBinaryReader(document.getByteBuffer().asNIO())) {
      reader.readStartDocument();
      while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
        fields.read(reader.readName(), reader);
      }
      return fields.entry();
    } catch (RuntimeException e) {
      throw new UnreadableDocument(Collections.AUDIT_LOG, String.valueOf(fields.id), e);
    }
  }

  /** The fields as they are met; a stored document may have them in any order. */
  private static final class Fields {
    private int v;
    private @Nullable String chain;
    private long seq;
    private @Nullable String id;
    private @Nullable String userId;
    private @Nullable String action;
    private @Nullable String resource;
    private @Nullable Instant timestamp;
    private boolean success;
    private @Nullable String role;
    private @Nullable String signIn;
    private @Nullable String sessionId;
    private @Nullable String traceId;
    private @Nullable String commitment;
    private @Nullable PersonalPart personal;
    private @Nullable String prevHash;
    private @Nullable String hash;

    void read(String name, BsonReader reader) {
      switch (name) {
        case "_id" -> id = reader.readString();
        case "v" -> v = reader.readInt32();
        case "chain" -> chain = reader.readString();
        case "seq" -> seq = reader.readInt64();
        case "user_id" -> userId = reader.readString();
        case "action" -> action = reader.readString();
        case "resource" -> resource = reader.readString();
        case "timestamp" -> timestamp = Instant.ofEpochMilli(reader.readDateTime());
        case "success" -> success = reader.readBoolean();
        case "role" -> role = reader.readString();
        case "sign_in" -> signIn = reader.readString();
        case "session_id" -> sessionId = reader.readString();
        case "trace_id" -> traceId = reader.readString();
        case "commitment" -> commitment = reader.readString();
        case "personal" -> personal = personal(reader);
        case "prev_hash" -> prevHash = reader.readString();
        case "hash" -> hash = reader.readString();
        default -> reader.skipValue();
      }
    }

    AuditEntry entry() {
      return new AuditEntry(
          v,
          present(chain, "chain"),
          seq,
          new AuditEntryId(present(id, "_id")),
          userId,
          present(action, "action"),
          present(resource, "resource"),
          present(timestamp, "timestamp"),
          success,
          role,
          signIn,
          sessionId,
          traceId,
          present(commitment, "commitment"),
          personal,
          present(prevHash, "prev_hash"),
          present(hash, "hash"));
    }
  }

  // NullAway does not see in PersonalPart's class file that the maps may hold nulls.
  @SuppressWarnings("NullAway")
  private static PersonalPart personal(BsonReader reader) {
    Salt salt = null;
    String userEmail = null;
    String ipAddress = null;
    String userAgent = null;
    String details = null;
    Map<String, @Nullable Object> before = null;
    Map<String, @Nullable Object> after = null;
    reader.readStartDocument();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      switch (reader.readName()) {
        case "salt" -> salt = Salt.of(reader.readBinaryData().getData());
        case "user_email" -> userEmail = reader.readString();
        case "ip_address" -> ipAddress = reader.readString();
        case "user_agent" -> userAgent = reader.readString();
        case "details" -> details = reader.readString();
        case "before" -> before = object(reader);
        case "after" -> after = object(reader);
        default -> reader.skipValue();
      }
    }
    reader.readEndDocument();
    return new PersonalPart(
        present(salt, "salt"), userEmail, ipAddress, userAgent, details, before, after);
  }

  static Map<String, @Nullable Object> object(BsonReader reader) {
    var object = new LinkedHashMap<String, @Nullable Object>();
    reader.readStartDocument();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      var name = reader.readName();
      object.put(name, value(reader));
    }
    reader.readEndDocument();
    return object;
  }

  private static List<@Nullable Object> array(BsonReader reader) {
    var array = new ArrayList<@Nullable Object>();
    reader.readStartArray();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      array.add(value(reader));
    }
    reader.readEndArray();
    return array;
  }

  private static @Nullable Object value(BsonReader reader) {
    var type = reader.getCurrentBsonType();
    return switch (type) {
      case NULL -> {
        reader.readNull();
        yield null;
      }
      case STRING -> reader.readString();
      case BOOLEAN -> reader.readBoolean();
      case INT64 -> reader.readInt64();
      case INT32 -> (long) reader.readInt32();
      case ARRAY -> array(reader);
      case DOCUMENT -> object(reader);
      default -> throw new IllegalArgumentException("no audit value: " + type);
    };
  }

  private static <T> T present(@Nullable T value, String field) {
    return requireNonNull(value, field);
  }
}
