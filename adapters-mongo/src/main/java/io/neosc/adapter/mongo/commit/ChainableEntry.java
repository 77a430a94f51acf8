package io.neosc.adapter.mongo.commit;

import io.neosc.domain.audit.AuditDraft;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditLog;
import io.neosc.domain.audit.PreparedDraft;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.bson.RawBsonDocument;
import org.bson.io.BasicOutputBuffer;

/**
 * An entry that is encoded already but for its place in the chain. The committing thread makes it;
 * the one writer only fills in seq and hashes, which have fixed lengths, as often as it must chain
 * it anew.
 */
final class ChainableEntry {
  private final PreparedDraft draft;
  private final String commitment;
  private final byte[] bytes;
  private final AuditEntryDocument.Places places;

  ChainableEntry(String chain, AuditDraft draft) {
    this.draft = draft.prepared();
    var somewhere = AuditLog.empty(chain).append(this.draft);
    var buffer = new BasicOutputBuffer(1024);
    this.commitment = somewhere.commitment();
    this.places = AuditEntryDocument.write(buffer, somewhere);
    this.bytes = buffer.toByteArray();
  }

  String id() {
    return draft.draft().id().value();
  }

  /** Distinguishes it from another attempt's entry of the same id: its salt is random. */
  String commitment() {
    return commitment;
  }

  int size() {
    return bytes.length;
  }

  /** The document that stores it as the next entry of {@code log}; good until the next call. */
  RawBsonDocument chained(AuditLog log) {
    return filled(log.append(draft));
  }

  private RawBsonDocument filled(AuditEntry entry) {
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(places.seq(), entry.seq());
    put(entry.prevHash(), places.prevHash());
    put(entry.hash(), places.hash());
    return new RawBsonDocument(bytes);
  }

  private void put(String hash, int place) {
    var text = hash.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(text, 0, bytes, place, text.length);
  }
}
