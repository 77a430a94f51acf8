package io.neosc.domain.audit;

import io.neosc.domain.audit.TrailSignatures.Answer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A public key of the trail, Ed25519 (RFC 8032). Two with the same text are equal. */
public final class TrailKey {
  public static final String ALGORITHM = "Ed25519";
  private static final int ID_LENGTH = 16;

  private final String text;
  private final PublicKey key;

  private TrailKey(String text, PublicKey key) {
    this.text = text;
    this.key = key;
  }

  /**
   * The key that {@code text} says.
   *
   * @param text lowercase hex of its SubjectPublicKeyInfo (RFC 8410)
   * @throws IllegalArgumentException if it is, to the character, not the text of such a key
   */
  public static TrailKey parse(String text) {
    try {
      var spec = new X509EncodedKeySpec(HexFormat.of().parseHex(text));
      var found = of(KeyFactory.getInstance(ALGORITHM).generatePublic(spec));
      if (found.text.equals(text)) {
        return found;
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("Not a public key of " + ALGORITHM, e);
    }
    throw new IllegalArgumentException("Not the text of a public key of " + ALGORITHM);
  }

  /**
   * The same key.
   *
   * @throws IllegalArgumentException if it is for something else than Ed25519
   */
  public static TrailKey of(PublicKey key) {
    if (!key.getAlgorithm().equals("EdDSA") && !key.getAlgorithm().equals(ALGORITHM)) {
      throw new IllegalArgumentException("Not a public key of " + ALGORITHM);
    }
    return new TrailKey(HexFormat.of().formatHex(key.getEncoded()), key);
  }

  /** Lowercase hex of its SubjectPublicKeyInfo. */
  public String text() {
    return text;
  }

  /** As what it signed names it: the first 16 hex digits of SHA-256 over its encoded form. */
  public String id() {
    return Sha256.hex(Sha256.digest().digest(encoded())).substring(0, ID_LENGTH);
  }

  /** Its SubjectPublicKeyInfo, in DER. */
  public byte[] encoded() {
    return HexFormat.of().parseHex(text);
  }

  /** Whether it signed this; {@link Answer#VALID} or {@link Answer#INVALID}. */
  public Answer check(byte[] signed, String signature) {
    try {
      var verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(signed);
      return verifier.verify(HexFormat.of().parseHex(signature)) ? Answer.VALID : Answer.INVALID;
    } catch (GeneralSecurityException | IllegalArgumentException _) { // not even of its length
      return Answer.INVALID;
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TrailKey that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return id();
  }
}
