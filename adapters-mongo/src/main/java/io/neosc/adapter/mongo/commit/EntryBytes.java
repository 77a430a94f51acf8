package io.neosc.adapter.mongo.commit;

import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditEntryId;
import io.neosc.domain.audit.PersonalPart;
import io.neosc.domain.audit.Salt;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.bson.BsonBinaryReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stored entry straight from its bytes, in a third of the time that the driver's reader
 * takes, as long as it has the form that this program writes. Of anything else it says that it is
 * {@link Unusual}; then the driver's reader decides what it is.
 */
final class EntryBytes {
  private static final byte[][] FIELDS =
      names(
          "_id",
          "v",
          "chain",
          "seq",
          "user_id",
          "action",
          "resource",
          "timestamp",
          "success",
          "role",
          "sign_in",
          "session_id",
          "trace_id",
          "commitment",
          "personal",
          "prev_hash",
          "hash");
  private static final byte[][] PERSONAL =
      names("salt", "user_email", "ip_address", "user_agent", "details", "before", "after");

  private static final int TEXT = 2;
  private static final int DOCUMENT = 3;
  private static final int BINARY = 5;
  private static final int TRUTH = 8;
  private static final int TIME = 9;
  private static final int INT32 = 16;
  private static final int INT64 = 18;

  private final byte[] bytes;
  private final ByteBuffer numbers;
  private int at;

  /** It is not as this program writes it. */
  static final class Unusual extends Exception {
    private static final long serialVersionUID = 1L;

    private Unusual() {
      super("unusual", null, false, false);
    }
  }

  private EntryBytes(byte[] bytes) {
    this.bytes = bytes;
    this.numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[][] names(String... names) {
    return Arrays.stream(names)
        .map(name -> (name + '\0').getBytes(StandardCharsets.US_ASCII))
        .toArray(byte[][]::new);
  }

  /**
   * The entry that {@code document} stores.
   *
   * @throws Unusual if it is not exactly as it would be written
   */
  static AuditEntry read(byte[] document) throws Unusual {
    try {
      return new EntryBytes(document).entry();
    } catch (RuntimeException broken) {
      throw new Unusual();
    }
  }

  private AuditEntry entry() throws Unusual {
    require(number() == bytes.length);
    var texts = new @Nullable String[FIELDS.length];
    var v = 0;
    var seq = 0L;
    var success = false;
    Instant timestamp = null;
    PersonalPart personal = null;
    var field = -1;
    for (var type = bytes[at++]; type != 0; type = bytes[at++]) {
      field = named(FIELDS, field + 1);
      switch (type) {
        case TEXT -> texts[field] = text();
        case INT32 -> v = field == 1 ? number() : unusual();
        case INT64 -> seq = field == 3 ? longNumber() : unusual();
        case TIME -> timestamp = Instant.ofEpochMilli(field == 7 ? longNumber() : unusual());
        case TRUTH -> success = (field == 8 ? truth() : unusual()) != 0;
        case DOCUMENT -> personal = personal(field == 14 ? number() : unusual());
        default -> throw new Unusual();
      }
    }
    require(at == bytes.length && v != 0);
    for (var notText : new int[] {1, 3, 7, 8, 14}) {
      require(texts[notText] == null);
    }
    return new AuditEntry(
        v,
        present(texts[2]),
        seq,
        new AuditEntryId(present(texts[0])),
        texts[4],
        present(texts[5]),
        present(texts[6]),
        present(timestamp),
        success,
        texts[9],
        texts[10],
        texts[11],
        texts[12],
        present(texts[13]),
        personal,
        present(texts[15]),
        present(texts[16]));
  }

  // NullAway does not see in PersonalPart's class file that the maps may hold nulls.
  @SuppressWarnings("NullAway")
  private PersonalPart personal(int length) throws Unusual {
    var end = at - Integer.BYTES + length;
    Salt salt = null;
    var texts = new @Nullable String[PERSONAL.length];
    Map<String, @Nullable Object> before = null;
    Map<String, @Nullable Object> after = null;
    var field = -1;
    for (var type = bytes[at++]; type != 0; type = bytes[at++]) {
      field = named(PERSONAL, field + 1);
      switch (type) {
        case TEXT -> texts[field] = field > 0 && field < 5 ? text() : unusualText();
        case BINARY -> {
          require(field == 0);
          salt = salt();
        }
        case DOCUMENT -> {
          if (field == 5) {
            before = changes();
          } else {
            require(field == 6);
            after = changes();
          }
        }
        default -> throw new Unusual();
      }
    }
    require(at == end);
    return new PersonalPart(present(salt), texts[1], texts[2], texts[3], texts[4], before, after);
  }

  private Salt salt() throws Unusual {
    require(number() == Salt.LENGTH && bytes[at++] == 0);
    at += Salt.LENGTH;
    return Salt.of(Arrays.copyOfRange(bytes, at - Salt.LENGTH, at));
  }

  private Map<String, @Nullable Object> changes() {
    var length = numbers.getInt(at);
    at += length;
    try (var reader =
        new BsonBinaryReader(
            ByteBuffer.wrap(bytes, at - length, length).slice().order(ByteOrder.LITTLE_ENDIAN))) {
      return AuditEntryDocument.object(reader);
    }
  }

  /** Which of {@code names} stands here; mostly they come in their order. */
  private int named(byte[][] names, int expected) throws Unusual {
    for (var i = expected; i < names.length; i++) {
      var name = names[i];
      if (Arrays.equals(bytes, at, at + name.length, name, 0, name.length)) {
        at += name.length;
        return i;
      }
    }
    throw new Unusual();
  }

  private String text() throws Unusual {
    var length = number();
    require(length > 0 && bytes[at + length - 1] == 0);
    at += length;
    return new String(bytes, at - length, length - 1, StandardCharsets.UTF_8);
  }

  private int truth() throws Unusual {
    var truth = bytes[at++];
    require(truth == 0 || truth == 1);
    return truth;
  }

  private int number() {
    at += Integer.BYTES;
    return numbers.getInt(at - Integer.BYTES);
  }

  private long longNumber() {
    at += Long.BYTES;
    return numbers.getLong(at - Long.BYTES);
  }

  private static int unusual() throws Unusual {
    throw new Unusual();
  }

  private static String unusualText() throws Unusual {
    throw new Unusual();
  }

  private static void require(boolean holds) throws Unusual {
    if (!holds) {
      throw new Unusual();
    }
  }

  private static <T> T present(@Nullable T value) throws Unusual {
    if (value == null) {
      throw new Unusual();
    }
    return value;
  }
}
