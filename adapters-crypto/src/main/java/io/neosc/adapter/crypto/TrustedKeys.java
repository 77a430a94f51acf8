package io.neosc.adapter.crypto;

import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.CheckpointSignatures;
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
record TrustedKeys(Map<String, PublicKey> keys) implements CheckpointSignatures {
  TrustedKeys {
    keys = Map.copyOf(keys);
  }

  @Override
  public Answer check(Checkpoint checkpoint) {
    var key = keys.get(checkpoint.keyId());
    if (key == null) {
      return Answer.UNKNOWN_KEY;
    }
    try {
      var signature = Signature.getInstance(Ed25519Keys.ALGORITHM);
      signature.initVerify(key);
      signature.update(checkpoint.signed());
      return signature.verify(HexFormat.of().parseHex(checkpoint.signature()))
          ? Answer.VALID
          : Answer.INVALID;
    } catch (GeneralSecurityException | IllegalArgumentException _) { // not even of its length
      return Answer.INVALID;
    }
  }
}
