package io.neosc.adapter.crypto;

import io.neosc.domain.audit.TrailSignatures;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.HexFormat;
import java.util.Map;

/**
 * Public keys that are believed.
 *
 * @param keys by their ids
 */
record TrustedKeys(Map<String, PublicKey> keys) implements TrailSignatures {
  TrustedKeys {
    keys = Map.copyOf(keys);
  }

  @Override
  public Answer check(String keyId, byte[] signed, String signature) {
    var key = keys.get(keyId);
    if (key == null) {
      return Answer.UNKNOWN_KEY;
    }
    try {
      var verifier = Signature.getInstance(Ed25519Keys.ALGORITHM);
      verifier.initVerify(key);
      verifier.update(signed);
      return verifier.verify(HexFormat.of().parseHex(signature)) ? Answer.VALID : Answer.INVALID;
    } catch (GeneralSecurityException | IllegalArgumentException _) { // not even of its length
      return Answer.INVALID;
    }
  }
}
