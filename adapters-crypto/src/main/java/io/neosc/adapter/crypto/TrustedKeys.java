package io.neosc.adapter.crypto;

import io.neosc.domain.audit.TrailKey;
import io.neosc.domain.audit.TrailSignatures;
import java.util.HashMap;
import java.util.Map;

/**
 * Public keys that are believed.
 *
 * @param keys by their ids
 */
record TrustedKeys(Map<String, TrailKey> keys) implements TrailSignatures {
  TrustedKeys {
    keys = Map.copyOf(keys);
  }

  /** These and one more. */
  TrustedKeys with(TrailKey key) {
    var more = new HashMap<>(keys);
    more.put(key.id(), key);
    return new TrustedKeys(more);
  }

  @Override
  public Answer check(String keyId, byte[] signed, String signature) {
    var key = keys.get(keyId);
    return key == null ? Answer.UNKNOWN_KEY : key.check(signed, signature);
  }
}
