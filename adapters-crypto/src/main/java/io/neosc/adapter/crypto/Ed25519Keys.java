package io.neosc.adapter.crypto;

import io.neosc.application.audit.port.out.CheckpointSigner;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.CheckpointSignatures;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.HexFormat;

/** The key that this node signs with, and those that it trusts; its own is one of them. */
final class Ed25519Keys implements CheckpointSigner, CheckpointSignatures {
  static final String ALGORITHM = "Ed25519";

  private final String keyId;
  private final PrivateKey own;
  private final TrustedKeys trusted;

  Ed25519Keys(KeyPair own, TrustedKeys trusted) {
    this.keyId = KeyFolder.id(own.getPublic());
    this.own = own.getPrivate();
    this.trusted = trusted;
  }

  @Override
  public String keyId() {
    return keyId;
  }

  @Override
  public Checkpoint sign(Checkpoint unsigned) {
    if (!unsigned.keyId().equals(keyId)) {
      throw new IllegalArgumentException("Key " + keyId + " cannot sign for " + unsigned.keyId());
    }
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(own);
      signature.update(unsigned.signed());
      return unsigned.signedWith(HexFormat.of().formatHex(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot sign with " + ALGORITHM, e);
    }
  }

  @Override
  public Answer check(Checkpoint checkpoint) {
    return trusted.check(checkpoint);
  }
}
