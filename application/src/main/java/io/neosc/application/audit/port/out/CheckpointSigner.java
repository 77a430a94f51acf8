package io.neosc.application.audit.port.out;

import io.neosc.domain.audit.Checkpoint;

/** This node's key, which never lies in the database (AU-8). */
public interface CheckpointSigner {

  /** Names the key: the first 16 hex digits of SHA-256 over the public key. */
  String keyId();

  /**
   * The checkpoint with its signature, Ed25519 over {@link Checkpoint#signed()}.
   *
   * @param unsigned names this key
   */
  Checkpoint sign(Checkpoint unsigned);
}
