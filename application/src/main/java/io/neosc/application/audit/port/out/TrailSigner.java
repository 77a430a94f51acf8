package io.neosc.application.audit.port.out;

import io.neosc.domain.audit.Checkpoint;

/** This node's key, which never lies in the database (AU-8). Another may take its place. */
public interface TrailSigner {

  /** Names the key that signs now: {@link io.neosc.domain.audit.TrailKey#id()}. */
  String keyId();

  /**
   * Ed25519 (RFC 8032) over {@code message}, lowercase hex.
   *
   * @param keyId which key signs: the one that does now, or the one that did before it
   * @throws IllegalArgumentException if it is neither of these
   */
  String sign(String keyId, byte[] message);

  /**
   * The checkpoint with its signature.
   *
   * @param unsigned names the key
   */
  default Checkpoint sign(Checkpoint unsigned) {
    return unsigned.signedWith(sign(unsigned.keyId(), unsigned.signed()));
  }
}
