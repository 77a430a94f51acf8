package io.neosc.adapter.mongo.commit;

import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.application.shared.port.UniqueKey;
import java.util.List;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * One aggregate as it will be stored: an insert when it never was, else a replacement or a deletion
 * of exactly the version that was loaded.
 *
 * @param id the document's {@code _id}
 * @param loadedVersion the version that was loaded; 0 for a new one
 * @param document with {@code version} one above the loaded one; null when it is to be deleted
 * @param keys what it claims for itself alone while it is stored like this, other than its id
 */
public record StoredForm(
    String collection,
    String id,
    long loadedVersion,
    @Nullable RawBsonDocument document,
    List<ExclusiveKey> keys) {
  public StoredForm {
    keys = List.copyOf(keys);
    if (loadedVersion < 0 || (document == null && loadedVersion == 0)) {
      throw new IllegalArgumentException("only what was stored can be deleted");
    }
  }

  /** What its id is called where it is taken already. */
  UniqueKey ownKey() {
    return collection.equals(Collections.IDEMPOTENCY_KEYS)
        ? UniqueKey.IDEMPOTENCY_KEY
        : UniqueKey.ID;
  }
}
