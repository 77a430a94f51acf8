package io.neosc.adapter.mongo.commit;

import io.neosc.application.shared.port.UniqueKey;
import org.bson.BsonDocument;

/**
 * A value that at most one document of a collection may have, as a unique index holds it.
 *
 * @param key how the port calls it
 * @param index the unique index's name
 * @param holder the equality conditions (stored field to value) that exactly the document with this
 *     value meets, together with the index's partial filter, so that the index answers it
 */
public record ExclusiveKey(UniqueKey key, String index, BsonDocument holder) {}
