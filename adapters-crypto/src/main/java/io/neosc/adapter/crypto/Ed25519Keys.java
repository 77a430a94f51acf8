package io.neosc.adapter.crypto;

import io.neosc.application.audit.port.out.TrailSigner;
import io.neosc.domain.audit.TrailSignatures;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.HexFormat;

/** The key that this node signs with, and those that it trusts; its own is one of them. */
final class Ed25519Keys implements TrailSigner, TrailSignatures {
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
  public String sign(byte[] message) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(own);
      signature.update(message);
      return HexFormat.of().formatHex(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot sign with " + ALGORITHM, e);
    }
  }

  @Override
  public Answer check(String named, byte[] signed, String signature) {
    return trusted.check(named, signed, signature);
  }
}
