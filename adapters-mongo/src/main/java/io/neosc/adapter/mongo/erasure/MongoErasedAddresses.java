package io.neosc.adapter.mongo.erasure;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.erasure.port.out.ErasedAddresses;
import io.neosc.application.shared.port.IdGenerator;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of erased persons by HMAC-SHA-256. The key is made by the first that needs it and lies
 * among the facts about this database: who has the database can try addresses out, who has its
 * erasures alone cannot.
 */
@Singleton
final class MongoErasedAddresses implements ErasedAddresses {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String KEY_ID = "erased-addresses";
  private static final String KEY = "key";
  private static final int KEY_LENGTH = 32;

  private final MongoCollection<Document> erasures;
  private final MongoCollection<Document> schema;
  private final IdGenerator ids;
  private volatile byte @Nullable [] key;

  MongoErasedAddresses(MongoDatabase database, IdGenerator ids) {
    this.erasures =
        database.getCollection(Collections.ERASURES).withReadConcern(ReadConcern.MAJORITY);
    this.schema = database.getCollection(Collections.SCHEMA);
    this.ids = ids;
  }

  @Override
  public String hashOf(String address) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key(), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(canonical(address)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private static byte[] canonical(String address) {
    return Normalizer.normalize(address.strip(), Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] key() {
    var known = key;
    if (known == null) {
      known = Reads.run(this::keyThatIsThere);
      key = known;
    }
    return known;
  }

  /** Of nodes that make one at the same moment one has made it. */
  private byte[] keyThatIsThere() {
    var made = new Binary(ids.random(KEY_LENGTH));
    var kept =
        schema.findOneAndUpdate(
            Filters.eq("_id", KEY_ID),
            Updates.setOnInsert(KEY, made),
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    return Objects.requireNonNull(kept, "an upsert gives a document")
        .get(KEY, Binary.class)
        .getData();
  }

  @Override
  public boolean contains(String typed) {
    var hash = hashOf(typed);
    return Reads.run(() ->
        erasures
                .find(Filters.eq("address_hash", hash))
                .projection(Projections.include("_id"))
                .first()
            != null);
  }
}
