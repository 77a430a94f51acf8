package io.neosc.application.testing;

import io.neosc.application.audit.port.out.TrailKeys;
import io.neosc.application.audit.port.out.TrailSigner;
import io.neosc.domain.audit.TrailKey;
import io.neosc.domain.audit.TrailSignatures;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of a node, as it has them on its disk: what was done to them outlives a crash. */
public final class InMemoryKeys implements TrailSigner, TrailSignatures, TrailKeys {
  private final Map<String, TrailKey> trusted = new HashMap<>();
  private KeyPair own = pair();
  private @Nullable KeyPair next;

  public InMemoryKeys() {
    believe(TrailKey.of(own.getPublic()));
  }

  /** A node that was given the keys of another before its first start. */
  public static InMemoryKeys copyOf(InMemoryKeys other) {
    var copy = new InMemoryKeys();
    copy.trusted.putAll(other.trusted);
    copy.own = other.own;
    return copy;
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance(TrailKey.ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The one that signs now. */
  public TrailKey key() {
    return TrailKey.of(own.getPublic());
  }

  /** Somebody copies the other's private key here. */
  public void take(InMemoryKeys other) {
    next = other.own;
  }

  @Override
  public String keyId() {
    return key().id();
  }

  @Override
  public String sign(String keyId, byte[] message) {
    if (!keyId.equals(keyId())) {
      throw new IllegalArgumentException(keyId);
    }
    try {
      var signature = Signature.getInstance(TrailKey.ALGORITHM);
      signature.initSign(own.getPrivate());
      signature.update(message);
      return HexFormat.of().formatHex(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Answer check(String keyId, byte[] signed, String signature) {
    var key = trusted.get(keyId);
    return key == null ? Answer.UNKNOWN_KEY : key.check(signed, signature);
  }

  @Override
  public void believe(TrailKey key) {
    trusted.put(key.id(), key);
  }

  @Override
  public boolean use(TrailKey key) {
    if (next != null && TrailKey.of(next.getPublic()).equals(key)) {
      own = next;
      next = null;
    }
    return key().equals(key);
  }

  @Override
  public Optional<TrailKey> prepared() {
    return Optional.ofNullable(next).map(KeyPair::getPublic).map(TrailKey::of);
  }

  @Override
  public TrailKey prepare() {
    if (next == null) {
      next = pair();
    }
    var key = TrailKey.of(next.getPublic());
    believe(key);
    return key;
  }
}
