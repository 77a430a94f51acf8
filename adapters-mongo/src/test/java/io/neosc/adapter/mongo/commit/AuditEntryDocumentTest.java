package io.neosc.adapter.mongo.commit;

import static io.neosc.domain.audit.AuditFixture.aChainOf;
import static io.neosc.domain.audit.AuditFixture.aDraft;
import static io.neosc.domain.audit.AuditFixture.anEntry;
import static io.neosc.domain.audit.AuditFixture.erased;
import static io.neosc.domain.audit.AuditFixture.theFullestDraft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosc.adapter.mongo.shared.UnreadableDocument;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditLog;
import io.neosc.domain.audit.ChainHead;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bson.BsonBinarySubType;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The stored form of entries (AU-1, AU-6, AU-12). */
class AuditEntryDocumentTest {

  @Test
  @DisplayName("AU-1: the fullest entry comes back equal")
  void fullestEntry() {
    var entry = AuditLog.empty(ChainHead.MAIN).append(theFullestDraft());
    assertThat(AuditEntryDocument.toEntry(AuditEntryDocument.of(entry))).isEqualTo(entry);
  }

  @Test
  @DisplayName("AU-12: an erased entry comes back erased, with its hash")
  void erasedEntry() {
    var entry = erased(anEntry());
    assertThat(AuditEntryDocument.of(entry)).doesNotContainKey("personal");
    assertThat(AuditEntryDocument.toEntry(AuditEntryDocument.of(entry))).isEqualTo(entry);
  }

  @Test
  @DisplayName("AU-1: what this program writes is read from its bytes as the driver reads it")
  void bytesAreReadAsByTheDriver() throws EntryBytes.Unusual {
    var fullest = AuditLog.empty(ChainHead.MAIN).append(theFullestDraft());
    for (var entry : List.of(fullest, anEntry(), erased(anEntry()), erased(fullest))) {
      var document = AuditEntryDocument.of(entry);
      assertThat(EntryBytes.read(bytes(document)))
          .isEqualTo(AuditEntryDocument.carefully(document))
          .isEqualTo(entry);
    }
  }

  @Test
  @DisplayName(
      "AU-9: whatever byte is altered, what is read from the bytes is what the driver reads")
  void alteredBytesAreReadAlike() {
    var document = bytes(AuditEntryDocument.of(AuditLog.empty("main").append(theFullestDraft())));
    for (var at = 0; at < document.length; at++) {
      for (var change : new int[] {1, 2, 0x40, 0x80}) {
        var altered = document.clone();
        altered[at] ^= (byte) change;
        var read = said(() -> EntryBytes.read(altered));
        if (!read.equals("unusual")) {
          assertThat(read)
              .as("byte %d", at)
              .isEqualTo(said(() -> AuditEntryDocument.carefully(new RawBsonDocument(altered))));
        }
      }
    }
  }

  private static Object said(Callable<AuditEntry> reading) {
    try {
      return reading.call();
    } catch (EntryBytes.Unusual unusual) {
      return "unusual";
    } catch (Exception unreadable) {
      return "unreadable";
    }
  }

  private static byte[] bytes(RawBsonDocument document) {
    var bytes = new byte[document.getByteBuffer().remaining()];
    document.getByteBuffer().get(bytes);
    return bytes;
  }

  @Test
  @DisplayName("AU-1: types and names of the stored fields; absent ones are left out")
  void storedFields() {
    var document = AuditEntryDocument.of(AuditLog.empty(ChainHead.MAIN).append(theFullestDraft()));
    assertThat(document.keySet())
        .containsExactly(
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
    assertThat(document.get("timestamp").getBsonType()).isEqualTo(BsonType.DATE_TIME);
    assertThat(document.get("seq").getBsonType()).isEqualTo(BsonType.INT64);
    var personal = document.getDocument("personal");
    assertThat(personal.keySet())
        .containsExactly(
            "salt", "user_email", "ip_address", "user_agent", "details", "before", "after");
    assertThat(personal.getBinary("salt").getType()).isEqualTo(BsonBinarySubType.BINARY.getValue());
    assertThat(personal.getBinary("salt").getData()).hasSize(16);
    assertThat(AuditEntryDocument.of(anEntry())).doesNotContainKey("session_id");
  }

  @Test
  @DisplayName("AU-6: an entry that is encoded before it is chained is the one that is chained")
  void chainedLater() {
    var early = new ChainableEntry(ChainHead.MAIN, aDraft(4));
    var log = AuditLog.after(aChainOf(3).getLast().head());
    var expected = aChainOf(4).getLast();
    assertThat(AuditEntryDocument.toEntry(early.chained(log))).isEqualTo(expected);
    assertThat(early.commitment()).isEqualTo(expected.commitment());

    var elsewhere = AuditLog.after(new ChainHead(ChainHead.MAIN, 1L << 40, "ab".repeat(32)));
    var again = AuditEntryDocument.toEntry(early.chained(elsewhere));
    assertThat(again.seq()).isEqualTo((1L << 40) + 1);
    assertThat(again.prevHash()).isEqualTo("ab".repeat(32));
    assertThat(again.hash()).isEqualTo(again.computedHash());
  }

  @Test
  @DisplayName("AU-6: a field of a later program is passed over")
  void unknownField() {
    var document = stored();
    document.append("later", new BsonDocument("x", new BsonInt32(1)));
    assertThat(AuditEntryDocument.toEntry(raw(document))).isEqualTo(anEntry());
  }

  @Test
  @DisplayName("AU-6: what cannot be an entry is an error that names it, never guessed at")
  void unreadable() {
    var without =
        Map.of(
            "hash", new BsonNull(), "timestamp", new BsonString("yesterday"), "v", new BsonNull());
    without.forEach((field, value) -> {
      var document = stored();
      document.put(field, value);
      assertThatThrownBy(() -> AuditEntryDocument.toEntry(raw(document)))
          .isInstanceOf(UnreadableDocument.class)
          .hasMessageContaining(anEntry().id().value());
    });
    var missing = stored();
    missing.remove("prev_hash");
    assertThatThrownBy(() -> AuditEntryDocument.toEntry(raw(missing)))
        .isInstanceOf(UnreadableDocument.class)
        .hasMessageContaining("prev_hash");
  }

  /** An entry's document to be changed, with the types that are stored. */
  private static BsonDocument stored() {
    return AuditEntryDocument.of(anEntry()).decode(new BsonDocumentCodec());
  }

  private static RawBsonDocument raw(BsonDocument document) {
    return new RawBsonDocument(document, new BsonDocumentCodec());
  }
}
