package io.neosc.adapter.crypto;

import io.neosc.application.audit.port.out.TrailKeys;
import io.neosc.application.audit.port.out.TrailSigner;
import io.neosc.domain.audit.TrailKey;
import io.neosc.domain.audit.TrailSignatures;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key that this node signs with, and those that it trusts; its own is one of them. */
final class Ed25519Keys implements TrailSigner, TrailSignatures, TrailKeys {
  private final KeyFolder folder;
  private volatile Own own;
  private volatile TrustedKeys trusted;

  /**
   * A key to sign with.
   *
   * @param before the one before it in this process, for what was begun with it; null if none was
   */
  record Own(TrailKey key, PrivateKey secret, @Nullable Own before) {}

  Ed25519Keys(KeyFolder folder, Own own, TrustedKeys trusted) {
    this.folder = folder;
    this.own = own;
    this.trusted = trusted;
  }

  @Override
  public String keyId() {
    return own.key().id();
  }

  @Override
  public String sign(String keyId, byte[] message) {
    try {
      var signature = Signature.getInstance(TrailKey.ALGORITHM);
      signature.initSign(named(keyId).secret());
      signature.update(message);
      return HexFormat.of().formatHex(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot sign with " + TrailKey.ALGORITHM, e);
    }
  }

  private Own named(String keyId) {
    for (var each = own; each != null; each = each.before()) {
      if (each.key().id().equals(keyId)) {
        return each;
      }
    }
    throw new IllegalArgumentException("Key " + keyId + " does not sign here");
  }

  @Override
  public Answer check(String named, byte[] signed, String signature) {
    return trusted.check(named, signed, signature);
  }

  @Override
  public synchronized void believe(TrailKey key) {
    folder.trust(key);
    trusted = trusted.with(key);
  }

  @Override
  public synchronized boolean use(TrailKey key) {
    if (!own.key().equals(key)) {
      var found = folder.promoted(key);
      if (found.isEmpty()) {
        return false;
      }
      own = new Own(key, found.get(), new Own(own.key(), own.secret(), null));
    }
    return true;
  }

  @Override
  public Optional<TrailKey> prepared() {
    return folder.prepared();
  }

  @Override
  public synchronized TrailKey prepare() {
    var key = folder.prepare();
    trusted = trusted.with(key);
    return key;
  }
}
