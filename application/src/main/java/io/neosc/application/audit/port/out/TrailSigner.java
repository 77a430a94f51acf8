package io.neosc.application.audit.port.out;

import io.neosc.domain.audit.Checkpoint;

/** This node's key, which never lies in the database (AU-8). */
public interface TrailSigner {

  /** Names the key: the first 16 hex digits of SHA-256 over the public key. */
  String keyId();

  /** Ed25519 (RFC 8032) over {@code message}, lowercase hex. */
  String sign(byte[] message);

  /**
   * The checkpoint with its signature.
   *
   * @param unsigned names this key
   */
  default Checkpoint sign(Checkpoint unsigned) {
    if (!unsigned.keyId().equals(keyId())) {
      throw new IllegalArgumentException("Key " + keyId() + " cannot sign for " + unsigned.keyId());
    }
    return unsigned.signedWith(sign(unsigned.signed()));
  }
}
